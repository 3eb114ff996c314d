import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChartColumn } from '@lucide/angular';

/** From the calendar to its figures. */
@Component({
  selector: 'cd-figures-link',
  imports: [LucideChartColumn, RouterLink, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <a
      class="icon-btn"
      routerLink="/calendar/figures"
      [attr.aria-label]="'visits.figures.title' | transloco"
      [title]="'visits.figures.title' | transloco"
    >
      <svg lucideChartColumn></svg>
    </a>
  `,
})
export class FiguresLink {}
