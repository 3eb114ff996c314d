import { inject, Injectable } from '@angular/core';
import type { PatientDto } from '@cuspid/patients/contracts';
import { ClinicClock, problemOf, Session } from '@cuspid/platform/web';
import { toRegister } from '../person/person';
import { CheckedIn, PatientsApi } from '../patients-api';
import { RegistrationDraft } from './draft';
import { NextStep } from './next-step';

/** What became of a draft. Whatever failed after the record was made is said in `failed`, it never unmakes the record. */
export interface Registered {
  patient: PatientDto;
  entry: CheckedIn | null;
  /** The next step has led on to a page of its own. */
  isLedOn: boolean;
  failed: readonly { what: 'allergy' | 'checkIn'; label: string; detail: string | null }[];
}

/** Makes the record of a draft, then what belongs to it: its allergies, and what the desk does with the patient next. */
@Injectable({ providedIn: 'root' })
export class Registrar {
  private readonly api = inject(PatientsApi);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);

  /** Then does what the desk does next, if anything. Fails as the server refused the record. */
  async register(
    draft: RegistrationDraft,
    notTheSameAs: readonly number[],
    next: NextStep | null,
  ): Promise<Registered> {
    const { person, allergyState } = draft.model();
    const what = {
      ...toRegister(person, this.clock.today()),
      ...(allergyState === 'NONE' && ({ allergyState: 'NONE' } as const)),
      notTheSameAs: [...notTheSameAs],
    };
    const patient = await this.api.register(what, draft.key());
    const failed = [...(await this.allergies(draft, patient))];
    const entry = next ? await this.goOn(next, draft, patient, failed) : null;
    return { patient, entry, failed, isLedOn: Boolean(next?.leads) && !failed.some(({ what }) => what === 'checkIn') };
  }

  private async allergies(draft: RegistrationDraft, patient: PatientDto) {
    const { allergyState, allergies } = draft.model();
    const failed: { what: 'allergy' | 'checkIn'; label: string; detail: string | null }[] = [];
    if (allergyState !== 'LISTED' || !this.session.can('patient.alertWrite')) return failed;
    for (const [index, row] of allergies.entries()) {
      const label = row.label.trim();
      if (!label) continue;
      const alert = { kind: 'ALLERGY', severity: 'DANGER', label, note: row.note.trim() || null } as const;
      try {
        await this.api.recordAlert(patient.id, alert, `${draft.key()}-allergy-${index}`);
      } catch (error) {
        failed.push({ what: 'allergy', label, detail: problemOf(error).detail });
      }
    }
    return failed;
  }

  private async goOn(
    next: NextStep,
    draft: RegistrationDraft,
    patient: PatientDto,
    failed: { what: 'allergy' | 'checkIn'; label: string; detail: string | null }[],
  ): Promise<CheckedIn | null> {
    try {
      return await next.take(patient, `${draft.key()}-next`);
    } catch (error) {
      failed.push({ what: 'checkIn', label: '', detail: problemOf(error).detail });
      return null;
    }
  }
}
