import { Invalid, type Actor } from '@cuspid/platform/api';
import { PATIENT } from '@cuspid/patients/contracts';
import type { EditPatientDto, RegisterPatientDto } from '@cuspid/patients/contracts/dto';
import type { Patient } from './patient';

/** No clinic's paper goes further back; a year typed with two digits does. */
const EARLIEST = '1900-01-01';

/** Who registers, and when: `today` is the clinic's day. */
export interface Registering {
  me: Pick<Actor, 'id'>;
  now: Date;
  today: string;
}

/**
 * The record a registration makes, all but its code: typed at the desk or come in with a file, by the same rules.
 * @throws Invalid naming the field.
 */
export function recordOf(what: RegisterPatientDto, { me, now, today }: Registering): Partial<Patient> {
  const { age, registeredAt, allergyState, dateOfBirth, isBirthDateEstimated, ...typed } = what;
  const { patientCode: _, isNotDuplicate: _all, notTheSameAs: _seen, isGuardianUnknown: _alone, ...details } = typed;
  refuseBirthDate(dateOfBirth, today);
  const born = dateOfBirth ?? (typeof age === 'number' ? `${Number(today.slice(0, 4)) - age}-01-01` : null);
  const answered =
    allergyState === 'NONE' ? { allergyState, allergiesConfirmedAt: now, allergiesConfirmedById: me.id } : {};
  return {
    ...details,
    ...answered,
    dateOfBirth: born,
    isBirthDateEstimated: dateOfBirth ? (isBirthDateEstimated ?? false) : born !== null,
    registeredAt: registeredAt ? moment(registeredAt, now) : now,
    registeredById: me.id,
    createdAt: now,
  };
}

/**
 * What an edit sets. A birth date that is told is exact unless said otherwise; one that is cleared is no estimate either.
 * @throws Invalid naming the field.
 */
export function editOf(patient: Patient, change: EditPatientDto, today: string): Partial<Patient> {
  const { isGuardianUnknown: _, isBirthDateEstimated: estimated, ...set } = change;
  refuseBirthDate(set.dateOfBirth, today);
  if (set.dateOfBirth === undefined && estimated === undefined) return set;
  const born = set.dateOfBirth === undefined ? patient.dateOfBirth : set.dateOfBirth;
  return { ...set, isBirthDateEstimated: born !== null && (estimated ?? false) };
}

/** @throws Invalid for a day nobody alive was born on. */
export function refuseBirthDate(day: string | null | undefined, today: string): void {
  if (!day) return;
  const oldest = `${Number(today.slice(0, 4)) - PATIENT.ageMax}-01-01`;
  if (day > today) throw new Invalid([{ path: 'dateOfBirth', message: 'must not be in the future' }]);
  if (day < oldest) throw new Invalid([{ path: 'dateOfBirth', message: `must be after ${oldest}` }]);
}

function moment(registeredAt: string, now: Date): Date {
  const at = new Date(registeredAt);
  if (at > now) throw new Invalid([{ path: 'registeredAt', message: 'must not be in the future' }]);
  if (registeredAt < EARLIEST) throw new Invalid([{ path: 'registeredAt', message: `must be after ${EARLIEST}` }]);
  return at;
}
