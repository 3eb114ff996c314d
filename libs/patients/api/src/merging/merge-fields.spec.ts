import { describe, expect, it } from 'vitest';
import { Patient } from '../patient';
import { allergies, differences, objectionsOf, takenOver } from './merge-fields';
import { restoredOf } from './restored';

const NOW = new Date('2026-11-01T08:00:00Z');
const record = (set: Partial<Patient> = {}): Patient =>
  Object.assign(new Patient(), {
    firstName: 'Malini',
    lastName: 'Karunaratne',
    dateOfBirth: '1988-02-29',
    isBirthDateEstimated: false,
    sex: 'FEMALE',
    phone: null,
    otherPhone: null,
    email: null,
    address: null,
    province: null,
    guardianName: null,
    guardianPhone: null,
    emergencyName: null,
    emergencyPhone: null,
    isInsuranceVerified: false,
    language: 'en',
    isReminderOptOut: false,
    clinicalStatus: 'ACTIVE',
    allergyState: 'UNKNOWN',
    allergiesConfirmedAt: null,
    allergiesConfirmedById: null,
    createdAt: NOW,
    ...set,
  });
const later = (set: Partial<Patient> = {}) => record({ createdAt: new Date('2026-11-02T08:00:00Z'), ...set });
const taken = (stays: Patient, goes: Patient) =>
  Object.fromEntries(differences(stays, goes).map(({ field, isTaken }) => [field, isTaken]));

describe('what a merge proposes', () => {
  it('lists only what differs', () => {
    expect(differences(record(), later())).toEqual([]);
    expect(differences(record(), later({ province: 'Central' })).map(({ field }) => field)).toEqual(['province']);
  });

  it('takes what is there over what is not, whichever record is newer', () => {
    const full = { phone: '0771234567' };
    expect([taken(record(), later(full)), taken(later(), record(full))]).toEqual([{ phone: true }, { phone: true }]);
    expect(taken(record(full), later())).toEqual({ phone: false });
  });

  it('takes the newer of two, and a yes over a no', () => {
    const [old, fresh] = [record({ phone: '1', isReminderOptOut: true }), later({ phone: '2' })];
    expect(taken(old, fresh)).toEqual({ phone: true, isReminderOptOut: false });
    expect(taken(fresh, old)).toEqual({ phone: false, isReminderOptOut: true });
  });

  it('takes a birth date that was told over one reckoned from an age, and says which it is', () => {
    const [told, reckoned] = [record(), later({ dateOfBirth: '1988-01-01', isBirthDateEstimated: true })];
    expect([taken(told, reckoned), taken(reckoned, told)]).toEqual([{ dateOfBirth: false }, { dateOfBirth: true }]);
    expect(takenOver(reckoned, told, ['dateOfBirth'])).toMatchObject({
      dateOfBirth: '1988-02-29',
      isBirthDateEstimated: false,
    });
  });
});

describe('what is known of allergies when two records become one', () => {
  const state = (allergyState: Patient['allergyState'], day: number | null = null) =>
    record({ allergyState, allergiesConfirmedAt: day ? new Date(Date.UTC(2026, 1, day)) : null });
  const both = (a: Patient, b: Patient) => [allergies(a, b), allergies(b, a)];

  it.each([
    ['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    ['NONE', 'UNKNOWN', 'UNKNOWN'],
    ['NONE', 'NONE', 'NONE'],
    ['LISTED', 'UNKNOWN', 'LISTED'],
    ['LISTED', 'NONE', 'LISTED'],
    ['LISTED', 'LISTED', 'LISTED'],
  ] as const)('makes %s and %s %s, whichever stays', (a, b, after) => {
    for (const known of both(state(a, 3), state(b, 5))) expect(known.allergyState).toBe(after);
  });

  it('keeps the newer of two "none", and of two lists the older: nobody has confirmed them together', () => {
    for (const known of both(state('NONE', 3), state('NONE', 5))) {
      expect(known.allergiesConfirmedAt?.getUTCDate()).toBe(5);
    }
    for (const known of both(state('LISTED', 3), state('LISTED', 5))) {
      expect(known.allergiesConfirmedAt?.getUTCDate()).toBe(3);
    }
  });
});

describe('what two records say against being of one person', () => {
  const strong = (stays: Patient, goes: Patient) =>
    objectionsOf(stays, goes).flatMap(({ code, isStrong }) => (isStrong ? [code] : []));

  it('is another sex, another name, birth dates years apart', () => {
    const other = later({ sex: 'MALE', firstName: 'Ruwan', lastName: 'Perera', dateOfBirth: '1994-03-14' });
    expect(strong(record(), other)).toEqual(['other-sex', 'birth-dates-apart', 'other-name']);
  });

  it('is not a slip of the pen, a new family name or an estimate', () => {
    expect(strong(record(), later({ dateOfBirth: '1988-02-28' }))).toEqual([]);
    expect(strong(record(), later({ lastName: 'Perera' }))).toEqual([]);
    expect(strong(record(), later({ firstName: 'Karunaratne', lastName: 'Malini' }))).toEqual([]);
    expect(strong(record(), later({ dateOfBirth: '1985-01-01', isBirthDateEstimated: true }))).toEqual([]);
    expect(strong(record(), later({ sex: 'OTHER' }))).toEqual([]);
  });
});

describe('what a record becomes again', () => {
  it('leaves alone what was changed since, and with it what belongs to it', () => {
    const change = {
      id: 1,
      before: { phone: null, dateOfBirth: '1988-01-01', isBirthDateEstimated: true },
      after: { phone: '1', dateOfBirth: '1988-02-29', isBirthDateEstimated: false },
    };
    const now = record({ phone: '1', dateOfBirth: '1988-02-28' });
    expect(restoredOf(now, change)).toEqual({
      restored: { phone: null },
      kept: ['dateOfBirth', 'isBirthDateEstimated'],
    });
  });
});
