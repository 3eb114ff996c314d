import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideClockArrowUp } from '@lucide/angular';
import { Session } from '@cuspid/platform/web';

/** From the calendar to all who would come at short notice. */
@Component({
  selector: 'cd-short-notice-link',
  imports: [LucideClockArrowUp, RouterLink, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (may) {
      <a
        class="icon-btn"
        routerLink="/calendar/short-notice"
        [attr.aria-label]="'visits.notice.title' | transloco"
        [title]="'visits.notice.title' | transloco"
      >
        <svg lucideClockArrowUp></svg>
      </a>
    }
  `,
})
export class ShortNoticeLink {
  protected readonly may = inject(Session).can('visit.schedule');
}
