import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DayFigures } from '@cuspid/visits/contracts';
import { visitCard } from './visit-card';

/** The figures of today; each leads to what it counts. */
@Component({
  selector: 'cd-day-numbers',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @if (figures(); as figures) {
      <dl class="card day-numbers">
        @for (figure of shown; track figure.key) {
          <div>
            <dt>{{ 'visits.figure.' + figure.key | transloco }}</dt>
            <dd>
              <a class="tabular" [routerLink]="figure.to">{{ figures[figure.key] }}</a>
            </dd>
          </div>
        }
      </dl>
    } @else if (card.failed()) {
      <p class="card task-line">
        <span class="grow">{{ 'visits.notLoaded' | transloco }}</span>
        <button type="button" class="btn btn-small" (click)="card.reload()">{{ 'ui.retry' | transloco }}</button>
      </p>
    } @else {
      <p class="card task-line text-ink-3">{{ 'ui.loading' | transloco }}</p>
    }
  `,
})
export class DayNumbers {
  protected readonly card = visitCard<DayFigures>('figures');
  protected readonly figures = this.card.about;
  protected readonly shown = [
    { key: 'booked', to: '/calendar' },
    { key: 'seen', to: '/calendar' },
    { key: 'waiting', to: '/queue' },
    { key: 'missed', to: '/calendar' },
  ] as const;
}
