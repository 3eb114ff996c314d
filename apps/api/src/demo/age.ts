import type { PatientRow } from './rows';

const YEAR = 365.25 * 86_400_000;
/** Of whom nobody knows the birth date. */
const GROWN = 50;

/** Years of age on a day, with fractions. */
export const ageOn = ({ dateOfBirth }: Pick<PatientRow, 'dateOfBirth'>, day: string): number =>
  dateOfBirth ? (Date.parse(day) - Date.parse(dateOfBirth)) / YEAR : GROWN;
