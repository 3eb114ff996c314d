import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AlertsDto } from '@cuspid/patients/contracts';
import { AlertChip } from '@cuspid/patients/web';

/** The most dangerous alert of a patient who is still to come; that it could not be read is said, never left blank. */
@Component({
  selector: 'cd-first-alert',
  imports: [AlertChip, TranslocoPipe],
  host: { class: 'min-w-0' },
  template: `
    @if (alerts.hasValue()) {
      <cd-alert-chip [alert]="first()" [allergyState]="alerts.value().allergyState" />
    } @else if (alerts.error()) {
      <span class="text-small text-amber">{{ 'visits.day.noAlerts' | transloco }}</span>
    }
  `,
})
export class FirstAlert {
  readonly patientId = input.required<number>();

  protected readonly alerts = httpResource<AlertsDto>(() => `/api/patients/${this.patientId()}/alerts`);
  protected readonly first = computed(() => (this.alerts.hasValue() ? (this.alerts.value().items[0] ?? null) : null));
}
