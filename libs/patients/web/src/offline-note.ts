import { Component, computed, inject, type Signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideWifiOff } from '@lucide/angular';
import { ClinicClock, LiveEvents } from '@cuspid/platform/web';

/** Whether the clinic's server has been out of reach for so long that saving would only fail. */
export function isOffline(): Signal<boolean> {
  const live = inject(LiveEvents);
  return computed(() => live.state() === 'offline');
}

/** Why a form cannot be saved at the moment, and that nothing typed is lost. Stands above the buttons. */
@Component({
  selector: 'cd-offline-note',
  imports: [LucideWifiOff, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <p id="cd-offline" class="flex items-center gap-1.5 pb-2.5 text-small text-amber" role="status">
      <svg lucideWifiOff></svg>{{ 'patients.offline' | transloco: { time: since() } }}
    </p>
  `,
})
export class OfflineNote {
  private readonly live = inject(LiveEvents);
  private readonly clock = inject(ClinicClock);
  protected readonly since = computed(() => this.clock.time(this.live.since() ?? this.clock.now()));
}
