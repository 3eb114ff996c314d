import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ArchivePatientDto, ClinicalStatus, OpenThingDto, PatientDto } from '@cuspid/patients/contracts';
import { problemOf, RecentPatients } from '@cuspid/platform/web';
import { Toasts } from '@cuspid/ui';
import { PatientsApi } from '../patients-api';
import { LifeApi } from './life-api';

type Named = Pick<PatientDto, 'id' | 'firstName' | 'lastName'>;
const STALE = 412;

/** What happens to a record as a whole: each says how it went, and offers Undo where there is one. */
@Injectable({ providedIn: 'root' })
export class RecordLife {
  private readonly api = inject(LifeApi);
  private readonly patients = inject(PatientsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(TranslocoService);
  private readonly recent = inject(RecentPatients);
  private readonly going = signal(false);
  readonly isBusy = this.going.asReadonly();

  /** @param ended what archiving cancels: it stays cancelled, so there is nothing to undo then. */
  archive(patient: PatientDto, what: ArchivePatientDto, ended: readonly OpenThingDto[]): Promise<boolean> {
    return this.do('archive.failed', patient, async () => {
      await this.api.archive(patient.id, patient.version, what);
      this.recent.forget(patient.id);
      const count = ended.reduce((sum, open) => sum + open.count, 0);
      if (count) return this.toasts.show(this.say('archive.doneEnded', patient, { count }));
      const undo = { label: this.words.translate('ui.undo'), run: () => void this.reactivate(patient) };
      this.toasts.show(this.say('archive.done', patient), undo);
    });
  }

  reactivate(patient: Named): Promise<boolean> {
    return this.do('back.failed', patient, async () => {
      await this.api.reactivate(patient.id);
      this.toasts.show(this.say('back.done', patient));
    });
  }

  purge(patient: PatientDto, version: number, reason: string): Promise<boolean> {
    return this.do('purge.failed', patient, async () => {
      await this.api.purge(patient.id, version, { patientCode: patient.patientCode, reason });
      this.recent.forget(patient.id);
      this.toasts.show(this.words.translate('patients.life.purge.done', { code: patient.patientCode }));
    });
  }

  /** Moves the course of treatment on, or back; Undo is the move back. Answers the record as it is then. */
  async turn(patient: PatientDto, clinicalStatus: ClinicalStatus, mayUndo = true): Promise<PatientDto | null> {
    let after: PatientDto | null = null;
    await this.do('status.failed', patient, async () => {
      after = await this.patients.edit(patient.id, patient.version, { clinicalStatus });
      const turned = after;
      const undo = {
        label: this.words.translate('ui.undo'),
        run: () => void this.turn(turned, patient.clinicalStatus, false),
      };
      const status = this.words.translate(`patients.status.${clinicalStatus}`);
      this.toasts.show(this.say('status.done', patient, { status }), mayUndo ? undo : undefined);
    });
    return after;
  }

  private async do(failed: string, patient: Named, work: () => Promise<void>): Promise<boolean> {
    if (this.going()) return false;
    this.going.set(true);
    try {
      await work();
      return true;
    } catch (error) {
      const { status, detail } = problemOf(error);
      const why = status === STALE ? this.words.translate('patients.life.changedSince') : detail;
      this.toasts.error([this.say(failed, patient), why].filter(Boolean).join(' '));
      return false;
    } finally {
      this.going.set(false);
    }
  }

  private say(key: string, { firstName, lastName }: Named, values: Record<string, string | number> = {}): string {
    return this.words.translate(`patients.life.${key}`, { name: `${firstName} ${lastName}`, ...values });
  }
}
