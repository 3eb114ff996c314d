import { inject, Injectable } from '@angular/core';
import type { PatientDto } from '@cuspid/patients/contracts';
import { Session } from '@cuspid/platform/web';
import { CheckedIn, PatientsApi } from '../patients-api';

/** The queue, for who comes in from the street. */
@Injectable({ providedIn: 'root' })
export class CheckInNext {
  private readonly api = inject(PatientsApi);
  private readonly session = inject(Session);
  readonly label = 'patients.register.andCheckIn';
  readonly leads = false;
  readonly other = null;

  may(): boolean {
    return this.session.can('queue.checkIn');
  }

  take(patient: PatientDto, key: string): Promise<CheckedIn | null> {
    return this.api.checkIn(patient.id, key);
  }
}

/**
 * What the desk does with a new patient in the press that saves: the primary button of the sheet. A domain above puts its
 * own step here (`{ provide: NextStep, useExisting: … }` at the route of the patients), as the booking of a visit will.
 */
@Injectable({ providedIn: 'root', useExisting: CheckInNext })
export abstract class NextStep {
  /** Key of the words on the button. */
  abstract readonly label: string;
  /** Whether who is signed in may do it; without it the button is not there. */
  abstract may(): boolean;
  /** The step leads to a page of its own: nothing else is opened after it. */
  get leads(): boolean {
    return false;
  }
  /** What the desk may do instead, in a press of its own; null when there is nothing. */
  get other(): NextStep | null {
    return null;
  }
  /** @param key of the draft: pressed twice, it is done once. Gives the place in the queue, if that is what it made. */
  abstract take(patient: PatientDto, key: string): Promise<CheckedIn | null>;
}
