import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AlertsDto, CareTeamDto, PatientDto } from '@cuspid/patients/contracts';
import { LiveEvents, problemOf } from '@cuspid/platform/web';

/**
 * The patient whose pages are open. The profile provides it; the tabs below (overview, dental chart) inject it for the
 * name, the birth date and the alerts without asking again.
 */
@Injectable()
export class OpenPatient {
  private readonly wanted = signal<number | null>(null);
  readonly id = this.wanted.asReadonly();
  readonly record = httpResource<PatientDto>(() => this.address(''));
  readonly alerts = httpResource<AlertsDto>(() => this.address('/alerts'));
  readonly careTeam = httpResource<CareTeamDto>(() => this.address('/care-team'));

  /** The record, or null while it is not there. */
  readonly patient = computed(() => (this.record.hasValue() ? this.record.value() : null));
  readonly problem = computed(() => (this.record.error() ? problemOf(this.record.error()) : null));
  readonly shownAlerts = computed(() => (this.alerts.hasValue() ? this.alerts.value() : null));
  readonly alertsFailed = computed(() => this.alerts.error() !== undefined);
  readonly team = computed(() => (this.careTeam.hasValue() ? this.careTeam.value().items : []));

  constructor() {
    inject(LiveEvents).on('patients', ({ patientId }) => {
      if (patientId === undefined || patientId === this.wanted()) this.reload();
    });
  }

  show(id: number): void {
    this.wanted.set(id);
  }

  reload(): void {
    this.record.reload();
    this.alerts.reload();
    this.careTeam.reload();
  }

  private address(rest: string): string | undefined {
    const id = this.wanted();
    return id === null ? undefined : `/api/patients/${id}${rest}`;
  }
}
