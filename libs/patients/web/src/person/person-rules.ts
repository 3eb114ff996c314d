import { email, maxLength, pattern, required, schema, validate } from '@angular/forms/signals';
import type { Schema } from '@angular/forms/signals';
import { PATIENT, PHONE } from '@cuspid/patients/contracts';
import { yearsBetween } from '@cuspid/platform/web';
import { readBirth } from './birth';
import type { Person } from './person';

/** Whole years of somebody with that birth date or age; null when it is not known. */
export function yearsOf(typed: string, today: string): number | null {
  const birth = readBirth(typed, today);
  if (birth.kind === 'age') return birth.years;
  return birth.kind === 'day' || birth.kind === 'about' ? yearsBetween(birth.day, today) : null;
}

/** Younger than this needs a guardian. */
export function isMinor(typed: string, today: string): boolean {
  const years = yearsOf(typed, today);
  return years !== null && years < PATIENT.minorUntil;
}

interface Rules {
  say: (key: string) => string;
  today: () => string;
  /** At registration a birth date or an age has to be given; an old record may lack it. */
  needsBirth: boolean;
}

const PHONES = ['phone', 'otherPhone', 'guardianPhone', 'emergencyPhone'] as const;

/** What is checked while typing, for comfort; the server's rules are the truth. */
export function personRules({ say, today, needsBirth }: Rules): Schema<Person> {
  return schema<Person>((path) => {
    required(path.firstName, { message: () => say('need.firstName') });
    required(path.lastName, { message: () => say('need.lastName') });
    required(path.sex, { message: () => say('need.sex') });
    if (needsBirth) required(path.dateOfBirth, { message: () => say('need.birth') });
    validate(path.dateOfBirth, ({ value }) => {
      const birth = readBirth(value(), today());
      return birth.kind === 'wrong' ? { kind: 'birth', message: say(`birth.${birth.why}`) } : null;
    });
    maxLength(path.firstName, PATIENT.nameMax);
    maxLength(path.lastName, PATIENT.nameMax);
    for (const key of PHONES) pattern(path[key], PHONE.matches, { message: () => say('need.phone') });
    email(path.email, { message: () => say('need.email') });
    maxLength(path.address, PATIENT.addressMax);
    maxLength(path.province, PATIENT.provinceMax);
    maxLength(path.guardianName, PATIENT.personMax);
    maxLength(path.emergencyName, PATIENT.personMax);
    required(path.guardianName, {
      message: () => say('need.guardian'),
      when: ({ valueOf }) => isMinor(valueOf(path.dateOfBirth), today()) && !valueOf(path.isGuardianUnknown),
    });
    validate(path.registeredOn, ({ value }) => {
      const day = readBirth(value(), today());
      return ['none', 'day'].includes(day.kind) ? null : { kind: 'day', message: say('need.registeredOn') };
    });
  });
}
