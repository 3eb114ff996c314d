import type { EntityManager } from 'typeorm';
import type { TimelineAsk, TimelinePlace } from './timeline-sources';

/** A piece of SQL with its values; `e` is the table that is walked. */
export interface Piece {
  sql: string;
  values: unknown[];
}

/** How one table is walked newest first. Names only, never a value: values are parameters. */
export interface Walk {
  table: string;
  /** By patient, then by moment: forced, for left to choose a server reads all of a long record and sorts it. */
  index: string;
  /** The column of the moment. */
  at: string;
  /** The column of the patient, where it is not `patient_id`. */
  patient?: string;
  /** Whose rows, where they are not the patient's own. */
  of?: number;
  /** What else a row must meet. */
  where?: Piece;
}

/** A walk of the trail through each of a patient's records. */
export const overRecords = (walks: readonly Walk[], records: readonly number[]): Walk[] =>
  records.flatMap((of) => walks.map((walk) => ({ ...walk, of })));

/** Ids of the newest rows of several walks together, in order. */
export async function newestIds(
  db: EntityManager,
  walks: readonly Walk[],
  ask: TimelineAsk,
  after: TimelinePlace | null,
  limit: number,
): Promise<number[]> {
  const { sql, values } = together(walks, ask, after, limit);
  const rows: { id: number }[] = await db.query(sql + ' order by at desc, id desc limit ?', [...values, limit]);
  return rows.map(({ id }) => id);
}

/** How many rows the walks have, counted up to `most`. */
export async function countedTo(
  db: EntityManager,
  walks: readonly Walk[],
  ask: TimelineAsk,
  most: number,
): Promise<number> {
  const { sql, values } = together(walks, ask, null, most);
  const [row]: { n: string }[] = await db.query('select count(*) as n from (' + sql + ' limit ?) some', [
    ...values,
    most,
  ]);
  return Number(row?.n);
}

function together(walks: readonly Walk[], ask: TimelineAsk, after: TimelinePlace | null, limit: number): Piece {
  const each = walks.map((walk) => pieceOf(walk, ask, after, limit));
  return {
    sql: `select id, at from (${each.map(({ sql }) => `(${sql})`).join(' union all ')}) newest`,
    values: each.flatMap(({ values }) => values),
  };
}

function pieceOf(
  walk: Walk,
  { patientId, from, until }: TimelineAsk,
  after: TimelinePlace | null,
  limit: number,
): Piece {
  const at = `e.${walk.at}`;
  const conditions: Piece[] = [
    { sql: `e.${walk.patient ?? 'patient_id'} = ?`, values: [walk.of ?? patientId] },
    ...(walk.where ? [walk.where] : []),
    // Said twice: the first half is what the index seeks, the second what is exact.
    after
      ? { sql: `${at} <= ? and (${at} < ? or e.id < ?)`, values: [after.at, after.at, after.id] }
      : { sql: `${at} is not null`, values: [] },
    ...(from ? [{ sql: `${at} >= ?`, values: [from] }] : []),
    ...(until ? [{ sql: `${at} < ?`, values: [until] }] : []),
  ];
  const where = conditions.map(({ sql }) => sql).join(' and ');
  return {
    sql: `select e.id, ${at} as at from ${walk.table} e force index (${walk.index}) where ${where} order by ${at} desc, e.id desc limit ${limit}`,
    values: conditions.flatMap(({ values }) => values),
  };
}
