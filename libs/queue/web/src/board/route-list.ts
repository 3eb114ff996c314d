import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { statesOf } from '@cuspid/queue/contracts';
import type { StationDto } from '@cuspid/queue/contracts';
import { ClinicClock } from '@cuspid/platform/web';

/** The stations of a student's route in words: what, when, by whom. */
@Component({
  selector: 'cd-route-list',
  imports: [TranslocoPipe],
  host: { class: 'block' },
  template: `
    <ol class="route-list">
      @for (station of told(); track station.step) {
        <li>
          <span [class]="'route-station route-' + station.state" aria-hidden="true"></span>
          <span class="w-24">{{ 'queue.route.step.' + station.step | transloco }}</span>
          <span class="w-20 text-ink-3">{{ 'queue.route.state.' + station.state | transloco }}</span>
          <time class="w-12 tabular">{{ station.at }}</time>
          <span class="grow truncate text-ink-2">{{ station.by }}</span>
        </li>
      }
    </ol>
  `,
})
export class RouteList {
  readonly stations = input.required<readonly StationDto[]>();

  private readonly clock = inject(ClinicClock);
  protected readonly told = computed(() => {
    const states = statesOf(this.stations());
    return this.stations().map(({ step, askedAt, doneAt, by }, index) => {
      const at = doneAt ?? askedAt;
      return { step, state: states[index] ?? 'open', at: at ? this.clock.time(at) : '', by: by?.name ?? '' };
    });
  });
}
