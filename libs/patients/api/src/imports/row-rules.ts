import { Invalid, validation } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';
import { IMPORT_NEEDS, PATIENT } from '@cuspid/patients/contracts';
import { ImportedPatientDto } from '@cuspid/patients/contracts/dto';
import { isAlone } from '../guardian';
import type { Patient } from '../patient';
import { recordOf, type Registering } from '../registration-rules';
import type { ReadRow } from './cells';

/** A row that may be registered, or what stands against it. */
export type Checked = { record: Partial<Patient>; code: string | null } | { errors: FieldError[] };

/** The same check a request goes through. */
const pipe = validation();

/** Holds a row to the rules of a registration: those of its fields, and those of the record it makes. */
export async function checked(
  { what, unread }: ReadRow,
  by: Registering,
  isGuardianUnknown: boolean,
): Promise<Checked> {
  const errors: FieldError[] = unread.map(({ field, message }) => ({ path: field, message }));
  try {
    const asked: ImportedPatientDto = await pipe.transform(what, { type: 'body', metatype: ImportedPatientDto });
    const record = recordOf(asked, by);
    const person = { dateOfBirth: record.dateOfBirth ?? null, guardianName: record.guardianName ?? null };
    if (!isGuardianUnknown && isAlone(person, by.today)) errors.push(alone);
    return errors.length ? { errors } : { record, code: asked.patientCode?.toUpperCase() ?? null };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const refused = error.errors.filter(({ path }) => !unread.some(({ field }) => field === path));
    return {
      errors: [
        ...errors,
        ...refused.map((one) => (isMissing(what, one.path) ? { ...one, message: 'is missing' } : one)),
      ],
    };
  }
}

/** An empty cell is no wrong one: what a request is told of a field it left out says little to who looks at a file. */
const isMissing = (what: ReadRow['what'], path: string) =>
  what[path] === undefined && IMPORT_NEEDS.some((field) => field === path);

const alone = {
  path: 'guardianName',
  message: `is needed under ${PATIENT.minorUntil}, unless minors are let in without a guardian`,
};
