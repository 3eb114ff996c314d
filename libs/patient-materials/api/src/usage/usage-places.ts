import { Invalid } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { Procedure } from '@cuspid/settings/api';
import { Visit } from '@cuspid/visits/api';

/** A screen's own clock may be so far ahead of the clinic's. */
const AHEAD_MS = 120_000;

/** What people say of a usage besides what it was. */
interface Asked {
  usedAt?: string;
  purpose?: string | null;
  notes?: string | null;
  visitId?: number | null;
  procedureId?: number | null;
}

/** The same, as it is kept; what was left out is left out. */
export interface Said {
  usedAt?: Date;
  purpose?: string | null;
  notes?: string | null;
  visitId?: number | null;
  procedureId?: number | null;
}

/** What was said, checked against what the clinic knows. @throws Invalid */
export async function saidOf(tx: Tx, patientId: number, what: Asked): Promise<Said> {
  const { purpose, notes, visitId, procedureId } = what;
  const errors: FieldError[] = [];
  if (visitId && !(await tx.existsBy(Visit, { id: visitId, patientId }))) {
    errors.push({ path: 'visitId', message: 'is no visit of this patient' });
  }
  if (procedureId && !(await tx.existsBy(Procedure, { id: procedureId }))) {
    errors.push({ path: 'procedureId', message: 'is not in the catalogue' });
  }
  const usedAt = what.usedAt === undefined ? undefined : new Date(what.usedAt);
  if (usedAt && usedAt.getTime() > clock.ms() + AHEAD_MS) {
    errors.push({ path: 'usedAt', message: 'must not be in the future' });
  }
  if (errors.length) throw new Invalid(errors);
  return {
    ...(usedAt && { usedAt: usedAt.getTime() > clock.ms() ? clock.now() : usedAt }),
    ...(purpose !== undefined && { purpose }),
    ...(notes !== undefined && { notes }),
    ...(visitId !== undefined && { visitId }),
    ...(procedureId !== undefined && { procedureId }),
  };
}
