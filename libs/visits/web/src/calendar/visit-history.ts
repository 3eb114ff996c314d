import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VisitChangeDto } from '@cuspid/visits/contracts';
import { ClinicClock, weekdayText } from '@cuspid/platform/web';

/** What happened to a visit, oldest first: when, what, who, why. */
@Component({
  selector: 'cd-visit-history',
  imports: [TranslocoPipe],
  template: `
    <ol class="visit-history">
      @for (change of changes(); track $index) {
        <li class="visit-change">
          <span class="text-ink-3 tabular">{{ when(change.at) }}</span>
          <span>
            {{ 'visits.event.' + change.event | transloco }}
            @if (change.movedFrom; as from) {
              {{ 'visits.from' | transloco: { when: when(from) } }}
            }
            <span class="text-ink-3">
              {{ change.by?.name ?? ('visits.byPatient' | transloco) }}{{ change.reason ? ': ' + change.reason : '' }}
            </span>
          </span>
        </li>
      } @empty {
        <li class="text-ink-3">{{ 'visits.noChanges' | transloco }}</li>
      }
    </ol>
  `,
})
export class VisitHistory {
  readonly changes = input.required<readonly VisitChangeDto[]>();
  private readonly clock = inject(ClinicClock);

  /** "10:42", with the day when it is another. */
  protected when(instant: string): string {
    const day = this.clock.today(instant);
    return day === this.clock.today() ? this.clock.time(instant) : `${weekdayText(day)} ${this.clock.time(instant)}`;
  }
}
