/**
 * The columns of the CSV that leaves the clinic, in order; the header row holds these names. They are the fields of a
 * registration (and what a registration reckons), so that the file comes in again as it went out: days and instants ISO,
 * flags `true` or `false`, nothing where nothing is known. A cell beginning with `=`, `+`, `-` or `@` carries a leading `'`.
 *
 * Allergies stay out: a file read back must never say of anybody that they have none.
 */
export const CSV_COLUMNS = [
  'patientCode',
  'firstName',
  'lastName',
  'dateOfBirth',
  'isBirthDateEstimated',
  'sex',
  'phone',
  'otherPhone',
  'email',
  'address',
  'province',
  'guardianName',
  'guardianPhone',
  'emergencyName',
  'emergencyPhone',
  'isInsuranceVerified',
  'language',
  'isReminderOptOut',
  'clinicalStatus',
  'registeredAt',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** Patients one export tells at most; a cut one says so in its last line. */
export const PATIENT_EXPORT_MAX = 100_000;
