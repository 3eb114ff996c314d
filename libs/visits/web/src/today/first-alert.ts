import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PatientAlertsShownDto } from '@cuspid/patients/contracts';
import { AlertChip } from '@cuspid/patients/web';

/** The most dangerous alert of a patient who is still to come; that it could not be read is said, never left blank. */
@Component({
  selector: 'cd-first-alert',
  imports: [AlertChip, TranslocoPipe],
  host: { class: 'min-w-0' },
  template: `
    @if (alerts(); as known) {
      <cd-alert-chip [alert]="known.firstAlert" [allergyState]="known.allergyState" />
    } @else {
      <span class="text-small text-amber">{{ 'visits.day.noAlerts' | transloco }}</span>
    }
  `,
})
export class FirstAlert {
  /** Undefined: not the reader’s to see. */
  readonly alerts = input.required<PatientAlertsShownDto | undefined>();
}

/** What is told of the alerts of a card's visits. */
export interface AlertsTold {
  alerts: readonly PatientAlertsShownDto[];
}
