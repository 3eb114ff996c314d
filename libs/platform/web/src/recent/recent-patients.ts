import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Session } from '../session/session';

/** What the palette shows of a patient. */
export interface RecentPatient {
  id: number;
  firstName: string;
  lastName: string;
  patientCode: string;
  dateOfBirth: string | null;
  phone: string | null;
}

const KEPT = 8;

/**
 * The last eight patients opened in this tab, newest first: what the empty palette offers. In memory only, and gone when
 * the person signs out: a shared desk must not keep names. The patient's page calls `saw(patient)`.
 */
@Injectable({ providedIn: 'root' })
export class RecentPatients {
  private readonly list = signal<readonly RecentPatient[]>([]);
  readonly all = this.list.asReadonly();

  constructor() {
    const session = inject(Session);
    let last = session.user()?.id;
    effect(() => {
      const id = session.user()?.id;
      if (id !== last) untracked(() => this.list.set([]));
      last = id;
    });
  }

  saw(patient: RecentPatient): void {
    this.list.update((all) => [patient, ...all.filter((one) => one.id !== patient.id)].slice(0, KEPT));
  }

  /** The record was put away, or is not this person's to see any more. */
  forget(id: number): void {
    this.list.update((all) => all.filter((one) => one.id !== id));
  }
}
