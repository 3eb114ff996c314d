import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleAlert } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import type { VisitDto } from '@cuspid/visits/contracts';
import { ClinicClock, weekdayText } from '@cuspid/platform/web';
import { nameOf } from '../visit-states';

/** What is booked in a stretch that is kept free: it stays in the book until somebody moves it, and is never lost from sight. */
@Component({
  selector: 'cd-visits-to-move',
  imports: [LucideCircleAlert, TranslocoPipe],
  host: { class: 'block', role: 'status' },
  template: `
    @if (hasFailed()) {
      <p class="form-problem"><svg lucideCircleAlert></svg>{{ 'visits.keepFree.heldFailed' | transloco }}</p>
    } @else if (count() === 0) {
      <p class="field-hint">{{ 'visits.keepFree.heldNone' | transloco }}</p>
    } @else if (count()) {
      <p class="text-amber font-medium mb-1.5">
        {{ (count() === 1 ? 'visits.keepFree.heldOne' : 'visits.keepFree.held') | transloco: { count: count() } }}
      </p>
      <ul class="book-dates">
        @for (visit of visits()?.items; track visit.id) {
          <li>
            <span class="tabular text-ink-2 whitespace-nowrap">{{ when(visit) }}</span>
            @if (isSaved()) {
              <button type="button" class="link truncate text-left" (click)="picked.emit(visit)">
                {{ nameOf(visit) }}
              </button>
            } @else {
              <span class="truncate">{{ nameOf(visit) }}</span>
            }
            <span class="text-ink-3 truncate">{{ visit.provider?.name ?? visit.type }}</span>
          </li>
        }
      </ul>
      @if (more()) {
        <p class="field-hint">{{ 'visits.keepFree.heldMore' | transloco: { count: more() } }}</p>
      }
    }
  `,
})
export class VisitsToMove {
  readonly visits = input<Page<VisitDto> | null>(null);
  readonly hasFailed = input(false);
  /** Before it is kept, the names are no way out of the form. */
  readonly isSaved = input(false);
  readonly picked = output<VisitDto>();

  private readonly clock = inject(ClinicClock);
  protected readonly nameOf = nameOf;
  protected readonly count = computed(() => this.visits()?.total ?? null);
  protected readonly more = computed(() => Math.max(0, (this.count() ?? 0) - (this.visits()?.items.length ?? 0)));

  protected when({ startsAt }: VisitDto): string {
    return `${weekdayText(this.clock.today(startsAt))} ${this.clock.time(startsAt)}`;
  }
}
