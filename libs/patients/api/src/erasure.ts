import type { Tx } from '@cuspid/platform/database';
import type { PartName } from '@cuspid/patients/contracts';
import type { EntityManager } from 'typeorm';
import { Patient } from './patient';
import type { PatientPart } from './patient-parts';
import { forgetPatients } from './search-index';

/** How many rows of each part name one of the patients. */
export async function rowsOf(
  db: EntityManager,
  parts: readonly PatientPart[],
  ids: readonly number[],
): Promise<{ part: PartName; rows: number }[]> {
  const counted: { part: PartName; rows: number }[] = [];
  for (const part of parts) {
    const { table, one, other } = naming(db, part);
    const [row]: { rows: string }[] = await db.query('select count(*) as `rows` from ?? where ?? in (?) or ?? in (?)', [
      table,
      one,
      ids,
      other,
      ids,
    ]);
    counted.push({ part: part.name, rows: Number(row?.rows) });
  }
  return counted;
}

/**
 * Takes every row that names one of the patients away, what stands on another first, and their records at last. `ids`: the
 * record, then those merged into it, the nearest first.
 */
export async function eraseAll(tx: Tx, parts: readonly PatientPart[], ids: readonly number[]): Promise<void> {
  await forgetPatients(tx, ids);
  for (const part of parts.toReversed()) {
    const { table, one, other, key } = naming(tx, part);
    // A row may stand on an earlier one of its own table (an undo on its act): the youngest goes first.
    const sql = 'delete from ?? where ?? in (?) or ?? in (?) order by ?? desc';
    await tx.query(sql, [table, one, ids, other, ids, key]);
  }
  for (const id of ids.toReversed()) await tx.delete(Patient, { id });
}

/** The columns in which a part names patients. Most have one; a merge names two, and nothing names more. */
function naming(db: EntityManager, { entity }: PatientPart) {
  const { tableName, primaryColumns, foreignKeys, columns: known } = db.connection.getMetadata(entity);
  const keys = foreignKeys.filter(({ referencedEntityMetadata }) => referencedEntityMetadata.target === Patient);
  const naming = [...keys.flatMap((key) => key.columns), ...known.filter((one) => one.propertyName === 'patientId')];
  const columns = [...new Set(naming.map(({ databaseName }) => databaseName))];
  const [one, other = one, ...more] = columns;
  if (!one || more.length) throw new Error(`${tableName} names patients in ${columns.length} columns`);
  return { table: tableName, one, other, key: primaryColumns[0]?.databaseName };
}
