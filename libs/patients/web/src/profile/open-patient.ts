import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, Signal, signal } from '@angular/core';
import type { AlertsDto, AttendanceDto, CareTeamDto, PatientDto } from '@cuspid/patients/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';

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
  readonly attendance = httpResource<AttendanceDto>(() => this.address('/attendance'));
  private readonly readings = [this.record, this.alerts, this.careTeam, this.attendance].map((resource) =>
    rereads(resource),
  );

  readonly problem = computed(() => (this.record.error() ? problemOf(this.record.error()) : null));
  /** The record, or null while it is not there. A reload that finds no server leaves what is known. */
  readonly patient = this.kept(this.record);
  readonly shownAlerts = this.kept(this.alerts);
  readonly alertsFailed = computed(() => this.alerts.error() !== undefined && !this.shownAlerts());
  private readonly shownTeam = this.kept(this.careTeam);
  readonly team = computed(() => this.shownTeam()?.items ?? []);
  /** Who has been asked to join or to leave and has not answered; who would not, lately. */
  readonly requests = computed(() => this.shownTeam()?.requests ?? []);
  readonly returned = computed(() => this.shownTeam()?.returned ?? []);
  /** Whether they are here, and their visits; null while that is not known. */
  readonly shownAttendance = this.kept(this.attendance);
  readonly attendanceFailed = computed(() => this.attendance.error() !== undefined && !this.shownAttendance());
  /** A record that was put away is read, never written. */
  readonly isWritable = computed(() => this.patient()?.isActive !== false);
  readonly teamFailed = computed(() => this.careTeam.error() !== undefined && !this.shownTeam());

  constructor() {
    // Each answer is looked at when it comes, so that it is there to be kept, whatever page shows.
    effect(() => void [this.patient(), this.shownAlerts(), this.shownTeam(), this.shownAttendance()]);
    const live = inject(LiveEvents);
    const isThis = (patientId?: number) => patientId === undefined || patientId === this.wanted();
    live.on('patients', ({ patientId }) => isThis(patientId) && this.reload());
    const readTeam = rereads(this.careTeam);
    const readAttendance = rereads(this.attendance);
    // While they wait, everybody else's step moves their call.
    const isMoved = () => Boolean(this.shownAttendance()?.here?.forecast);
    live.on('queue', ({ patientId }) => (isThis(patientId) || isMoved()) && readAttendance());
    live.on('visits', ({ patientId }) => isThis(patientId) && readAttendance());
    live.on('approvals', ({ patientId }) => isThis(patientId) && readTeam());
  }

  show(id: number): void {
    this.wanted.set(id);
  }

  reload(): void {
    this.readings.forEach((read) => read());
  }

  private address(rest: string): string | undefined {
    const id = this.wanted();
    return id === null ? undefined : `/api/patients/${id}${rest}`;
  }

  /** The last answer about this patient; gone when the patient changes or is no longer the caller's to see. */
  private kept<T>(resource: HttpResourceRef<T | undefined>): Signal<T | null> {
    const source = () => ({
      id: this.wanted(),
      value: resource.hasValue() ? resource.value() : undefined,
      isGone: GONE.includes(resource.error() ? problemOf(resource.error()).status : 0),
    });
    return linkedSignal<ReturnType<typeof source>, T | null>({
      source,
      computation: (now, before) => now.value ?? (before?.source.id === now.id && !now.isGone ? before.value : null),
    });
  }
}

const GONE: readonly number[] = [401, 403, 404, 410];
