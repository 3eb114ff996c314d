import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideTriangleAlert } from '@lucide/angular';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { AlertBanner as Banner } from '@cuspid/ui';
import { bannerState, factsOf } from './alert-facts';
import { shortName, whenText } from './when';

/** Who gives way where room is short: first what a caution says, then who confirmed; a danger never does. */
const ROOM =
  'block [&_.alert-item:not(.alert-item-caution)]:shrink-0 [&_.alert-item]:max-w-[380px] [&_.alert-item-caution]:shrink-[50] [&_.alert-item-caution]:min-w-24 [&_.alert-aside]:min-w-0 [&_.alert-aside]:overflow-hidden';

/**
 * The safety line of a patient, directly below the header on every page of theirs. While it is not loaded it says so: no
 * alerts and not knowing are never the same. A button goes inside.
 *
 * `<cd-patient-alerts [alerts]="open.shownAlerts()" [isFailed]="open.alertsFailed()"><button …></cd-patient-alerts>`
 */
@Component({
  selector: 'cd-patient-alerts',
  imports: [Banner, LucideTriangleAlert, TranslocoPipe],
  host: { class: 'block flex-none' },
  template: `
    @if (alerts(); as known) {
      <cd-alert-banner [class]="room" [state]="state(known)" [facts]="facts(known)" [note]="note()"
        ><ng-content
      /></cd-alert-banner>
    } @else {
      <p class="alert-banner alert-banner-unknown gap-[7px]" role="status">
        @if (isFailed()) {
          <svg lucideTriangleAlert></svg>{{ 'patients.alerts.failed' | transloco }}
        } @else {
          {{ 'patients.alerts.loading' | transloco }}
        }
      </p>
    }
  `,
})
export class AlertBanner {
  /** Null until they are loaded. */
  readonly alerts = input.required<AlertsDto | null>();
  readonly isFailed = input(false);

  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  protected readonly state = bannerState;
  protected readonly room = ROOM;

  /** Who asked last, and when. */
  protected readonly note = computed(() => {
    const known = this.alerts();
    if (!known?.confirmedAt || known.allergyState === 'UNKNOWN') return null;
    return this.words.translate(known.allergyState === 'NONE' ? 'patients.alerts.none' : 'patients.alerts.confirmed', {
      when: whenText(known.confirmedAt, this.clock, this.words.translate('patients.today')),
      who: shortName(known.confirmedBy?.name ?? ''),
    });
  });

  protected facts(known: AlertsDto) {
    return factsOf(known.items);
  }
}
