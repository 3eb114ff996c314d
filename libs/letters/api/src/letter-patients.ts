import { Patient } from '@cuspid/patients/api';
import { In, type EntityManager } from 'typeorm';
import type { Letter } from './letter';

/**
 * Puts the patients to letters that were found. Read apart: a join of the two lets the server begin with the patients, and
 * then every letter there is has to be read and sorted for one page.
 */
export async function withPatients(db: EntityManager, letters: Letter[]): Promise<Letter[]> {
  if (!letters.length) return letters;
  const ids = new Set(letters.map(({ patientId }) => patientId));
  const patients = new Map((await db.findBy(Patient, { id: In([...ids]) })).map((one) => [one.id, one]));
  return letters.flatMap((letter) => {
    const patient = patients.get(letter.patientId);
    return patient ? [Object.assign(letter, { patient })] : [];
  });
}
