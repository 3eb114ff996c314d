import { MERGE_FIELDS, MERGING, type MergeField } from '@cuspid/patients/contracts';
import type { MergeFieldDto, ObjectionDto } from '@cuspid/patients/contracts/dto';
import { Patient } from '../patient';
import { fold } from '../search-terms';
import { objection } from './part-merge';

const DAY_MS = 86_400_000;

/** What a merge may change of the record that stays. */
export type Taken = Pick<
  Patient,
  MergeField | 'isBirthDateEstimated' | 'allergyState' | 'allergiesConfirmedAt' | 'allergiesConfirmedById'
>;

const textOf = (value: string | boolean | null) => (value === null ? null : String(value));

/**
 * The fields in which the two differ, each with a proposal: what is there beats what is not, a birth date that was told
 * beats one reckoned from an age, a yes beats a no, and otherwise the record made later beats the earlier one.
 */
export function differences(stays: Patient, goes: Patient): MergeFieldDto[] {
  return MERGE_FIELDS.filter((field) => differs(stays, goes, field)).map((field) => ({
    field,
    stays: textOf(stays[field]),
    goes: textOf(goes[field]),
    isTaken: isBetter(field, stays, goes),
  }));
}

function differs(stays: Patient, goes: Patient, field: MergeField): boolean {
  if (field === 'dateOfBirth' && stays.isBirthDateEstimated !== goes.isBirthDateEstimated) return true;
  return stays[field] !== goes[field];
}

function isBetter(field: MergeField, stays: Patient, goes: Patient): boolean {
  const [mine, theirs] = [stays[field], goes[field]];
  if (typeof theirs === 'boolean') return theirs;
  if (!mine || !theirs) return Boolean(theirs);
  if (field === 'dateOfBirth' && stays.isBirthDateEstimated !== goes.isBirthDateEstimated) {
    return stays.isBirthDateEstimated;
  }
  return goes.createdAt > stays.createdAt;
}

/** The columns of the record that stays once the fields are taken over and what is known of allergies is put together. */
export function takenOver(stays: Patient, goes: Patient, fields: readonly MergeField[]): Partial<Taken> {
  const taken = Object.fromEntries(fields.map((field) => [field, goes[field]]));
  const estimate = fields.includes('dateOfBirth') ? { isBirthDateEstimated: goes.isBirthDateEstimated } : {};
  return { ...taken, ...estimate, ...allergies(stays, goes) };
}

type Asked = Pick<Patient, 'allergyState' | 'allergiesConfirmedAt' | 'allergiesConfirmedById'>;

const askedOf = ({ allergyState, allergiesConfirmedAt, allergiesConfirmedById }: Asked): Asked => ({
  allergyState,
  allergiesConfirmedAt,
  allergiesConfirmedById,
});

/**
 * What is known of allergies: a list beats "none", and "none" holds only where both say so; beside a record nobody was
 * asked about, somebody has to ask again. Of two lists the older confirmation holds, of two "none" the newer.
 */
export function allergies(stays: Asked, goes: Asked): Asked {
  const [first, second] = [askedOf(stays), askedOf(goes)].sort(
    (a, b) => Number(a.allergiesConfirmedAt) - Number(b.allergiesConfirmedAt),
  );
  if (!first || !second) return askedOf(stays);
  const states = [first.allergyState, second.allergyState];
  if (states.every((state) => state === 'LISTED')) return first;
  if (states.includes('LISTED')) return first.allergyState === 'LISTED' ? first : second;
  if (states.every((state) => state === 'NONE')) return second;
  return { ...second, allergyState: 'UNKNOWN' };
}

/** What the two records themselves say against being of one person. */
export function objectionsOf(stays: Patient, goes: Patient): ObjectionDto[] {
  const against: ObjectionDto[] = [];
  const sexes = [stays.sex, goes.sex];
  if (sexes[0] !== sexes[1]) against.push(objection('other-sex', { isStrong: !sexes.includes('OTHER') }));
  const days = daysApart(stays, goes);
  if (days > 0) against.push(objection('birth-dates-apart', { isStrong: days > mostDays(stays, goes), count: days }));
  if (!isNameAlike(stays, goes)) against.push(objection('other-name', { isStrong: true }));
  return against;
}

function daysApart(stays: Patient, goes: Patient): number {
  if (!stays.dateOfBirth || !goes.dateOfBirth) return 0;
  return Math.abs(Date.parse(stays.dateOfBirth) - Date.parse(goes.dateOfBirth)) / DAY_MS;
}

const mostDays = (stays: Patient, goes: Patient) =>
  stays.isBirthDateEstimated || goes.isBirthDateEstimated ? MERGING.estimatedBirthDaysApart : MERGING.birthDaysApart;

const nameWords = ({ firstName, lastName }: Patient) => `${firstName} ${lastName}`.split(/[\s-]+/).map(fold);
const alike = (a: string, b: string) => a === b || (a.length > 2 && b.length > 2 && a.slice(0, 3) === b.slice(0, 3));

/** Whether at least one word of each name begins like one of the other: people marry, and pens slip. */
const isNameAlike = (stays: Patient, goes: Patient) =>
  nameWords(stays).some((word) => nameWords(goes).some((other) => alike(word, other)));
