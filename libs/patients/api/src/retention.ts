import { PATIENT } from '@cuspid/patients/contracts';

/** What decides how long a record is kept. Days are `YYYY-MM-DD`. */
export interface Kept {
  /** The day of the last clinical entry; null when there is none. */
  lastEntryOn: string | null;
  dateOfBirth: string | null;
  isBirthDateEstimated: boolean;
}

/**
 * The first day a record may be deleted for good, or null when nothing clinical is in it and any day will do. It is kept
 * `years` from its last entry; a minor's from the day they come of age, when that is later. A birth date reckoned from an
 * age may be late by the rest of its year, and is taken to be.
 */
export function keptUntil({ lastEntryOn, dateOfBirth, isBirthDateEstimated }: Kept, years: number): string | null {
  if (!lastEntryOn) return null;
  const born = dateOfBirth && (isBirthDateEstimated ? `${dateOfBirth.slice(0, 4)}-12-31` : dateOfBirth);
  const ofAge = born ? yearsAfter(born, PATIENT.minorUntil) : lastEntryOn;
  return yearsAfter(ofAge > lastEntryOn ? ofAge : lastEntryOn, years);
}

/** The same day that many years later; of a 29 February, the 1 March where there is none. */
export function yearsAfter(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}
