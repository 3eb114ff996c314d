import type { Agreement } from '@cuspid/patients/contracts/dto';
import { compare } from '../duplicates';
import { Patient } from '../patient';

/** As much of somebody as is compared. */
export type Compared = Pick<Patient, 'firstName' | 'lastName' | 'dateOfBirth' | 'phone' | 'otherPhone'>;

/** How much a row and somebody have in common. */
export interface Alikeness {
  agrees: Agreement[];
  /** The same person, as far as anybody can tell: left out unless somebody says otherwise. */
  isExact: boolean;
  score: number;
}

/** What a row and somebody have in common, if they may be the same person; null if not. */
export function alikenessOf(somebody: Compared, row: Compared): Alikeness | null {
  const { agrees, isBlocking, score } = compare(Object.assign(new Patient(), somebody), row);
  const isNamesake = agrees.includes('firstName') && agrees.includes('lastName');
  const [sameDay, samePhone] = [agrees.includes('dateOfBirth'), agrees.includes('phone')];
  const unknownDay = !somebody.dateOfBirth || !row.dateOfBirth;
  const unknownPhone = !somebody.phone || !row.phone;
  // A file of names alone would double the clinic: what is not known does not tell two people apart.
  if (!isBlocking && !(isNamesake && unknownDay && unknownPhone)) return null;
  const noDays = !somebody.dateOfBirth && !row.dateOfBirth;
  const isExact = isNamesake && (sameDay || (noDays && (samePhone || (!somebody.phone && !row.phone))));
  return { agrees, isExact, score };
}

/** Whether both names are the same: the owner of a code, come again. */
export function isNamesake(somebody: Compared, row: Compared): boolean {
  const { agrees } = compare(Object.assign(new Patient(), somebody), row);
  return agrees.includes('firstName') && agrees.includes('lastName');
}
