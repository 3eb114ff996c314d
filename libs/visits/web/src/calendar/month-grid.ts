import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { dayAfter } from '@cuspid/platform/contracts';
import type { DayLoadDto, MonthDto } from '@cuspid/visits/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton } from '@cuspid/ui';
import { VisitActs } from '../visit-acts';
import { mondayOf } from './calendar-address';

const WEEK = 7;

/** A month: visits and hours of each day, and its holidays; a press opens the day, arrows walk. */
@Component({
  selector: 'cd-month-grid',
  imports: [ErrorPanel, Skeleton, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    @if (problem() && !loads.hasValue()) {
      <cd-error-panel
        [heading]="'visits.month.notLoaded' | transloco"
        [detail]="problem()?.detail"
        [requestId]="problem()?.requestId"
        (retry)="loads.reload()"
      />
    } @else if (loads.hasValue()) {
      @if (loads.value().isCut) {
        <p class="cal-note" role="status">{{ 'visits.cutMonth' | transloco }}</p>
      }
      <div class="month">
        @for (name of weekdays; track name) {
          <span class="month-weekday">{{ name }}</span>
        }
        @for (day of days(); track day.day; let first = $first) {
          <button
            type="button"
            class="month-day"
            [class.month-today]="day.day === today()"
            [class.month-shut]="day.holiday"
            [style.grid-column-start]="first ? firstColumn() : null"
            [attr.data-day]="day.day"
            [tabindex]="day.day === stop() ? 0 : -1"
            [attr.aria-current]="day.day === today() ? 'date' : null"
            (keydown)="walk($event, day.day)"
            (click)="picked.emit(day.day)"
          >
            <span class="month-date">{{ +day.day.slice(8) }}</span>
            @if (day.holiday) {
              <span class="month-note truncate">{{ day.holiday }}</span>
            }
            @if (day.visits) {
              <span class="month-note tabular">
                {{ (day.visits === 1 ? 'visits.month.one' : 'visits.month.visits') | transloco: { count: day.visits } }}
              </span>
              <span class="month-note tabular text-ink-3">
                {{ 'visits.month.hours' | transloco: { hours: hours(day) } }}
              </span>
              <span class="month-bar"><span [style.width.%]="share(day)"></span></span>
            }
          </button>
        }
      </div>
    } @else {
      <cd-skeleton [rows]="6" (retry)="loads.reload()" />
    }
  `,
})
export class MonthGrid {
  readonly day = input.required<string>();
  readonly today = input.required<string>();
  readonly providerId = input<number | null>(null);
  readonly picked = output<string>();

  protected readonly loads = httpResource<MonthDto>(() => {
    const providerId = this.providerId();
    return { url: '/api/visits/month', params: { month: this.day().slice(0, 7), ...(providerId && { providerId }) } };
  });
  protected readonly problem = computed(() => (this.loads.error() ? problemOf(this.loads.error()) : null));
  protected readonly days = computed(() => (this.loads.hasValue() ? this.loads.value().days : []));
  private readonly busiest = computed(() => Math.max(1, ...this.days().map(({ minutes }) => minutes)));
  protected readonly stop = computed(
    () => this.days().find(({ day }) => day === this.day())?.day ?? this.days()[0]?.day,
  );
  protected readonly firstColumn = computed(() => {
    const first = `${this.day().slice(0, 7)}-01`;
    return Array.from({ length: WEEK }, (_, index) => dayAfter(mondayOf(first), index)).indexOf(first) + 1;
  });
  // 2024 began on a Monday.
  protected readonly weekdays = Array.from({ length: WEEK }, (_, index) =>
    new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index)),
  );

  constructor() {
    const reread = rereads(this.loads);
    inject(LiveEvents).on('visits', reread);
    const acts = inject(VisitActs);
    effect(() => {
      if (acts.changes()) untracked(reread);
    });
  }

  protected hours({ minutes }: DayLoadDto): number {
    return Math.round(minutes / 6) / 10;
  }

  protected share({ minutes }: DayLoadDto): number {
    return (minutes / this.busiest()) * 100;
  }

  protected walk(event: KeyboardEvent, from: string): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };
    const by = steps[event.key];
    if (by === undefined || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    event.stopPropagation();
    const to = event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-day="${dayAfter(from, by)}"]`);
    to?.focus();
  }
}
