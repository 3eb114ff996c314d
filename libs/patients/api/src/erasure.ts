import type { Tx } from '@cuspid/platform/database';
import type { PartName } from '@cuspid/patients/contracts';
import type { EntityManager } from 'typeorm';
import { Patient } from './patient';
import type { PatientPart } from './patient-parts';

/** How many rows of each part name one of the patients. */
export async function rowsOf(
  db: EntityManager,
  parts: readonly PatientPart[],
  ids: readonly number[],
): Promise<{ part: PartName; rows: number }[]> {
  const counted: { part: PartName; rows: number }[] = [];
  for (const part of parts) {
    const { table, names, values } = naming(db, part, ids);
    const [row]: { rows: string }[] = await db.query(
      `select count(*) as \`rows\` from ${table} where ${names}`,
      values,
    );
    counted.push({ part: part.name, rows: Number(row?.rows) });
  }
  return counted;
}

/**
 * Takes every row that names one of the patients away, what stands on another first, and their records at last. `ids`: the
 * record, then those merged into it, the nearest first.
 */
export async function eraseAll(tx: Tx, parts: readonly PatientPart[], ids: readonly number[]): Promise<void> {
  for (const part of parts.toReversed()) {
    const { table, names, values, order } = naming(tx, part, ids);
    await tx.query(`delete from ${table} where ${names} order by ${order}`, values);
  }
  for (const id of ids.toReversed()) await tx.delete(Patient, { id });
}

/** Where a part names patients: a merge names two. */
function naming(db: EntityManager, { entity }: PatientPart, ids: readonly number[]) {
  const { tableName, primaryColumns, foreignKeys } = db.connection.getMetadata(entity);
  const columns = foreignKeys
    .filter(({ referencedEntityMetadata }) => referencedEntityMetadata.target === Patient)
    .flatMap((key) => key.columns.map(({ databaseName }) => databaseName));
  const marks = ids.map(() => '?').join(', ');
  return {
    table: `\`${tableName}\``,
    names: columns.map((column) => `\`${column}\` in (${marks})`).join(' or '),
    values: columns.flatMap(() => ids),
    // A row may stand on an earlier one of its own table (an undo on its act): the youngest goes first.
    order: primaryColumns.map(({ databaseName }) => `\`${databaseName}\` desc`).join(', '),
  };
}
