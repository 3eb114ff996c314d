import type { Tx } from '@cuspid/platform/database';
import type { PartTable } from './part-table';

/** Out of the way of every number there is, and of one another. */
const ASIDE = 1_000_000_000;

/** Puts a patient's numbers out of the way, so that others can come beside them. */
export async function setAside(tx: Tx, table: PartTable, patientId: number, steps: number): Promise<void> {
  const number = table.columnOf('number');
  await tx.query('update ?? set ?? = ?? + ? where ?? = ?', [
    table.name,
    number,
    number,
    steps * ASIDE,
    table.patient,
    patientId,
  ]);
}

/** Numbers what was set aside from 1, in the order it was recorded. */
export async function numberAnew(tx: Tx, table: PartTable, patientId: number): Promise<void> {
  const number = table.columnOf('number');
  const recorded = table.columnOf('recordedAt');
  await tx.query(
    `update ?? moving join (select ?? as id, row_number() over (order by ??, ??) as place from ?? where ?? = ?) ordered
       on ordered.id = moving.?? set moving.?? = ordered.place`,
    [table.name, table.id, recorded, table.id, table.name, table.patient, patientId, table.id, number],
  );
}
