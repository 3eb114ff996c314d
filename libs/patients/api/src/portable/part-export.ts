import { User } from '@cuspid/users/api';
import { In, type EntityManager, type EntityTarget } from 'typeorm';

/** A part's rows in the patient's own export, oldest first, batch after batch. */
export type PartExport = (db: EntityManager, patientId: number) => AsyncIterable<readonly object[]>;

/** The name of a member of staff; null where nobody did it. */
export type NameOf = (id: number | null) => string | null;

const BATCH = 500;

/**
 * The export of one table: every row of the patient, in the order they were made, with the names of the staff in place
 * of their ids.
 *
 * @param people whose names a row needs
 * @param told the row in the words of docs/portable-export.md
 */
export function rowsExport<T extends { id: number }>(
  entity: EntityTarget<T>,
  people: (row: T) => (number | null)[],
  told: (row: T, name: NameOf) => object,
): PartExport {
  return async function* (db, patientId) {
    for await (const rows of batches(db, entity, patientId)) {
      const name = await namesOf(db, rows.flatMap(people));
      yield rows.map((row) => told(row, name));
    }
  };
}

/** All rows of the patient, some at a time: a record of twenty years never stands in memory whole. */
export async function* batches<T extends { id: number }>(
  db: EntityManager,
  entity: EntityTarget<T>,
  patientId: number,
): AsyncGenerator<T[]> {
  let after = 0;
  for (;;) {
    const rows = await db
      .createQueryBuilder(entity, 'part')
      .where('part.patientId = :patientId and part.id > :after', { patientId, after })
      .orderBy('part.id')
      .limit(BATCH)
      .getMany();
    if (rows.length) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/** Names of staff, those who have left among them. */
export async function namesOf(db: EntityManager, asked: readonly (number | null)[]): Promise<NameOf> {
  const ids = [...new Set(asked.filter((id) => id !== null))];
  const people = ids.length ? await db.find(User, { where: { id: In(ids) }, select: { id: true, name: true } }) : [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}

/** A moment as the export writes it. */
export const momentOf = (at: Date | null): string | null => at?.toISOString() ?? null;
