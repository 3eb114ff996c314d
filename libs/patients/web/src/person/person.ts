import { CLINICAL_STATUSES, LANGUAGES, SEXES } from '@cuspid/patients/contracts';
import type { EditPatientDto, PatientDto, RegisterPatientDto } from '@cuspid/patients/contracts';
import { bornOf, readBirth, typedDay } from './birth';
import { isMinor } from './person-rules';

/** What is typed about a person, as it stands in the fields: texts, never null. Names are those of the API. */
export interface Person {
  /** Given at registration or made by the clinic; never changes afterwards. */
  patientCode: string;
  /** Only an existing record has one. */
  clinicalStatus: string;
  firstName: string;
  lastName: string;
  /** As typed: a date or an age. */
  dateOfBirth: string;
  sex: string | null;
  phone: string;
  otherPhone: string;
  email: string;
  address: string;
  province: string;
  guardianName: string;
  guardianPhone: string;
  /** Of a minor nobody knows yet who answers for them. */
  isGuardianUnknown: boolean;
  emergencyName: string;
  emergencyPhone: string;
  language: string;
  isInsuranceVerified: boolean;
  isReminderOptOut: boolean;
  /** When they were registered, as typed, if not today. Only a new record has it. */
  registeredOn: string;
}

/** The optional texts, in the order of the form. An empty one is null in the record. */
const OPTIONAL = [
  'phone',
  'otherPhone',
  'email',
  'address',
  'province',
  'guardianName',
  'guardianPhone',
  'emergencyName',
  'emergencyPhone',
] as const;

export const nobody = (): Person => ({
  patientCode: '',
  clinicalStatus: '',
  firstName: '',
  lastName: '',
  dateOfBirth: '',
  sex: null,
  phone: '',
  otherPhone: '',
  email: '',
  address: '',
  province: '',
  guardianName: '',
  guardianPhone: '',
  isGuardianUnknown: false,
  emergencyName: '',
  emergencyPhone: '',
  language: 'en',
  isInsuranceVerified: false,
  isReminderOptOut: false,
  registeredOn: '',
});

/** Somebody looked for and not found: "Ruwan Jayasinghe" or a phone number, put where it belongs. */
export function personFrom(typed: string): Person {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (/^\+?[\d ().-]{6,}$/.test(text)) return { ...nobody(), phone: text };
  const words = text.split(' ');
  const last = words.length > 1 ? (words.pop() ?? '') : '';
  return { ...nobody(), firstName: words.join(' '), lastName: last };
}

/** A record as it stands in the fields. */
export function personOf(patient: PatientDto, today: string): Person {
  const dateOfBirth = typedDay(patient.dateOfBirth, patient.isBirthDateEstimated);
  const texts = Object.fromEntries(OPTIONAL.map((key) => [key, patient[key] ?? '']));
  return {
    ...nobody(),
    ...texts,
    patientCode: patient.patientCode,
    clinicalStatus: patient.clinicalStatus,
    firstName: patient.firstName,
    lastName: patient.lastName,
    dateOfBirth,
    // A record that came without a guardian can be changed without inventing one.
    isGuardianUnknown: !patient.guardianName && isMinor(dateOfBirth, today),
    sex: patient.sex,
    language: patient.language ?? 'en',
    isInsuranceVerified: patient.isInsuranceVerified ?? false,
    isReminderOptOut: patient.isReminderOptOut ?? false,
  };
}

const sexOf = (person: Person) => SEXES.find((sex) => sex === person.sex);
const languageOf = (person: Person) => LANGUAGES.find((language) => language === person.language);
const statusOf = (person: Person) => CLINICAL_STATUSES.find((status) => status === person.clinicalStatus);
const textOrNull = (text: string) => text.trim() || null;

/** Noon of a day that is over, in UTC: the same calendar day wherever a clinic is. */
function noonOf(typed: string, today: string): string | null {
  const birth = readBirth(typed, today);
  return birth.kind === 'day' && birth.day < today ? `${birth.day}T12:00:00.000Z` : null;
}

/** Somebody has said of this child that nobody knows who answers for it. */
const isAloneAs = (person: Person, today: string) =>
  person.isGuardianUnknown && !person.guardianName.trim() && isMinor(person.dateOfBirth, today);

/** The record to register; what was left empty is left out. */
export function toRegister(person: Person, today: string): RegisterPatientDto {
  const birth = readBirth(person.dateOfBirth, today);
  const sex = sexOf(person);
  if (!sex) throw new Error('A form without a sex is not sent');
  const registeredAt = noonOf(person.registeredOn, today);
  const texts = OPTIONAL.flatMap((key) => (person[key].trim() ? [[key, person[key].trim()]] : []));
  return {
    firstName: person.firstName.trim(),
    lastName: person.lastName.trim(),
    sex,
    ...(person.patientCode.trim() && { patientCode: person.patientCode.trim() }),
    ...(birth.kind === 'day' && { dateOfBirth: birth.day }),
    ...(birth.kind === 'about' && { dateOfBirth: birth.day, isBirthDateEstimated: true }),
    ...(birth.kind === 'age' && { age: birth.years }),
    ...Object.fromEntries(texts),
    language: languageOf(person),
    ...(person.isInsuranceVerified && { isInsuranceVerified: true }),
    ...(person.isReminderOptOut && { isReminderOptOut: true }),
    ...(isAloneAs(person, today) && { isGuardianUnknown: true }),
    ...(registeredAt && { registeredAt }),
  };
}

/** The same person with what is typed put the way the record gives it back: what says the same is the same. */
export function tidied(person: Person, today: string): Person {
  const texts = Object.fromEntries(
    [...OPTIONAL, 'firstName' as const, 'lastName' as const].map((key) => [key, person[key].trim()]),
  );
  const { dateOfBirth, isBirthDateEstimated } = bornOf(person.dateOfBirth, today);
  return { ...person, ...texts, ...(dateOfBirth && { dateOfBirth: typedDay(dateOfBirth, isBirthDateEstimated) }) };
}

/** Only what differs from the record that was opened; null clears a field. */
export function toEdit(before: Person, after: Person, today: string): EditPatientDto {
  const change: EditPatientDto = {};
  if (before.firstName !== after.firstName.trim()) change.firstName = after.firstName.trim();
  if (before.lastName !== after.lastName.trim()) change.lastName = after.lastName.trim();
  if (before.sex !== after.sex) change.sex = sexOf(after);
  const [was, is] = [bornOf(before.dateOfBirth, today), bornOf(after.dateOfBirth, today)];
  if (was.dateOfBirth !== is.dateOfBirth || was.isBirthDateEstimated !== is.isBirthDateEstimated) {
    Object.assign(change, is.isBirthDateEstimated ? is : { dateOfBirth: is.dateOfBirth });
  }
  for (const key of OPTIONAL) {
    if (before[key] !== after[key].trim()) change[key] = textOrNull(after[key]);
  }
  if (before.clinicalStatus !== after.clinicalStatus) change.clinicalStatus = statusOf(after);
  if (before.language !== after.language) change.language = languageOf(after);
  if (before.isInsuranceVerified !== after.isInsuranceVerified) change.isInsuranceVerified = after.isInsuranceVerified;
  if (before.isReminderOptOut !== after.isReminderOptOut) change.isReminderOptOut = after.isReminderOptOut;
  const asksForGuardian = change.guardianName !== undefined || change.dateOfBirth !== undefined;
  if (asksForGuardian && isAloneAs(after, today)) change.isGuardianUnknown = true;
  return change;
}
