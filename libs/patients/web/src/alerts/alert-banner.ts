import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideTriangleAlert } from '@lucide/angular';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { ClinicClock } from '@cuspid/platform/web';
import { AlertBanner as Banner } from '@cuspid/ui';
import { bannerState, factsOf } from './alert-facts';
import { whenText } from './when';

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
      <cd-alert-banner [state]="state(known)" [facts]="facts(known)" [note]="note()"><ng-content /></cd-alert-banner>
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

  /** Who asked last, and when. */
  protected readonly note = computed(() => {
    const known = this.alerts();
    if (!known?.confirmedAt || known.allergyState === 'UNKNOWN') return null;
    return this.words.translate(known.allergyState === 'NONE' ? 'patients.alerts.none' : 'patients.alerts.confirmed', {
      when: whenText(known.confirmedAt, this.clock, this.words.translate('patients.today')),
      who: known.confirmedBy?.name ?? '',
    });
  });

  protected facts(known: AlertsDto) {
    return factsOf(known.items);
  }
}
