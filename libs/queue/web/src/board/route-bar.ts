import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { awaited, statesOf } from '@cuspid/queue/contracts';
import type { StationDto, StudentRouteDto } from '@cuspid/queue/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { minutesBetween } from '@cuspid/ui';

/** The six stations of a student's patient as a bar, and how long the student has waited for a check. */
@Component({
  selector: 'cd-route-bar',
  imports: [TranslocoPipe],
  host: { class: 'route-bar' },
  template: `
    <ol class="route-stations" [attr.aria-label]="'queue.route.title' | transloco">
      @for (station of stations(); track station.step) {
        <li [class]="'route-station route-' + station.state" [title]="station.said">
          <span class="cdk-visually-hidden">{{ station.said }}</span>
        </li>
      }
    </ol>
    @if (waits(); as waits) {
      <p class="route-waits" [class.text-red]="waits.isOver">
        {{ 'queue.route.waits.' + waits.step | transloco: { minutes: waits.minutes } }}
      </p>
    }
  `,
})
export class RouteBar {
  readonly route = input.required<StudentRouteDto>();
  readonly now = input.required<Date>();
  /** Minutes a student should wait for a check at most. */
  readonly target = input.required<number>();

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);

  protected readonly stations = computed(() => {
    const { stations } = this.route();
    const states = statesOf(stations);
    return stations.map((station, index) => {
      const state = states[index] ?? 'open';
      return { step: station.step, state, said: this.said(station, state) };
    });
  });
  protected readonly waits = computed(() => {
    const station = awaited(this.route().stations);
    if (!station?.askedAt) return null;
    const minutes = minutesBetween(station.askedAt, this.now());
    return { step: station.step, minutes, isOver: minutes > this.target() };
  });

  private said({ step, askedAt, doneAt, by }: StationDto, state: string): string {
    const at = doneAt ?? askedAt;
    const told = [
      this.words.translate(`queue.route.step.${step}`),
      this.words.translate(`queue.route.state.${state}`),
      at && this.clock.time(at),
      by?.name,
    ];
    return told.filter(Boolean).join(', ');
  }
}
