import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { VisitChangeDto, VisitStepDto } from '@cuspid/visits/contracts';
import { ClinicClock, weekdayText } from '@cuspid/platform/web';
import { courseOf } from '../profile/visit-courses';

/** What happened to a visit, oldest first: when, what, who, why. */
@Component({
  selector: 'cd-visit-history',
  imports: [TranslocoPipe],
  template: `
    <ol class="visit-history">
      @for (line of lines(); track $index) {
        <li class="visit-change">
          <span class="text-ink-3 tabular">{{ when(line.at) }}</span>
          @if (line.change; as change) {
            <span>
              {{ 'visits.event.' + change.event | transloco }}
              @if (change.movedFrom; as from) {
                {{ 'visits.from' | transloco: { when: when(from) } }}
              }
              @if (told(change); as what) {
                <span class="text-ink-2">{{ what }}</span>
              }
              <span class="text-ink-3">
                {{ change.by?.name ?? ('visits.byPatient' | transloco) }}{{ change.reason ? ': ' + change.reason : '' }}
              </span>
            </span>
          } @else if (line.step) {
            <span>
              {{ 'visits.stage.' + line.step.stage | transloco }}
              <span class="text-ink-3">{{ line.step.by?.name }}</span>
            </span>
          }
        </li>
      } @empty {
        <li class="text-ink-3">{{ 'visits.noChanges' | transloco }}</li>
      }
    </ol>
  `,
})
export class VisitHistory {
  readonly changes = input.required<readonly VisitChangeDto[]>();
  /** The patient's way through the clinic, where it is known. */
  readonly steps = input<readonly VisitStepDto[]>([]);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly lines = computed(() => courseOf(this.changes(), this.steps()));

  /** What of it was changed; of a visit that was moved, what else than its time. */
  protected told({ event, changed }: VisitChangeDto): string {
    const named = event === 'MOVED' ? changed.filter((field) => field !== 'time') : changed;
    return named.map((field) => this.words.translate(`visits.changed.${field}`)).join(', ');
  }

  /** "10:42", with the day when it is another. */
  protected when(instant: string): string {
    const day = this.clock.today(instant);
    return day === this.clock.today() ? this.clock.time(instant) : `${weekdayText(day)} ${this.clock.time(instant)}`;
  }
}
