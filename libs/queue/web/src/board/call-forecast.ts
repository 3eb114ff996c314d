import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CallForecastDto } from '@cuspid/queue/contracts';
import { ClinicClock } from '@cuspid/platform/web';

/** "Chair 1, ~11:00": where and when somebody is likely to be called. How sure that is, on hover and for screen readers. */
@Component({
  selector: 'cd-call-forecast',
  imports: [TranslocoPipe],
  host: { class: 'tabular', '[attr.title]': 'null' },
  template: `
    <span
      aria-hidden="true"
      [title]="'queue.forecast.' + (forecast().isFromTargets ? 'guess' : 'spread') | transloco: times()"
    >
      @if (forecast().chair; as chair) {
        {{ chair.name }},
      }
      @if (isNow()) {
        {{ 'queue.forecast.now' | transloco }}
      } @else {
        ~{{ times().at }}
      }
    </span>
    <span class="cdk-visually-hidden">
      {{ 'queue.forecast.' + (forecast().isFromTargets ? 'saidGuess' : 'said') | transloco: times() }}
    </span>
  `,
})
export class CallForecast {
  readonly forecast = input.required<CallForecastDto>();

  private readonly clock = inject(ClinicClock);
  protected readonly times = computed(() => {
    const { at, from, until, chair } = this.forecast();
    const time = (instant: string) => this.clock.time(instant);
    return { at: time(at), from: time(from), until: time(until), chair: chair?.name ?? '' };
  });
  /** Within the minute; a list that is some minutes old says so too, for the call is overdue. */
  protected readonly isNow = computed(() => Date.parse(this.forecast().at) - this.clock.now().getTime() < 60_000);
}
