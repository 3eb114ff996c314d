import type { EntityManager } from 'typeorm';
import type { Reading, Tallied, Tally } from './facts';
import { runsOf, type Places } from './kept-days';
import { asked, countByDay } from './live';
import type { Days } from './period';
import { joined, sql, type Sql } from './sql';

/** The values of an axis as one key: no text of the clinic holds a tab. */
const TAB = '\t';
const NONE = '\u0001';
export const keyOf = (axis: readonly string[], values: Tally['values']): string =>
  axis.map((name) => values[name] ?? NONE).join(TAB);
const valuesOf = (axis: readonly string[], key: string): Tally['values'] => {
  const parts = key.split(TAB);
  return Object.fromEntries(axis.map((name, n) => [name, parts[n] === NONE ? null : (parts[n] ?? null)]));
};

/** The kept axis that tells all of some dimensions; none, and they are counted from the facts. */
export const axisOf = ({ kept }: Tallied, dimensions: readonly string[]): readonly string[] | undefined =>
  kept?.axes.find((axis) => dimensions.every((name) => axis.includes(name)));

/** Facts to be counted by the values of an axis, and how the days are read that they are of. */
export interface Wanted {
  facts: Tallied;
  axis: readonly string[];
  places: Places;
}

/**
 * Counts facts in pieces of days that follow each other. What is kept stands for days that nobody has changed since; all others are
 * counted from the facts, and both within one snapshot: so the sum is what plain SQL would say.
 */
export async function tally(
  wanted: readonly Wanted[],
  reading: Reading,
  pieces: readonly Days[],
): Promise<readonly Tally[][]> {
  const found = await keptOf(wanted, reading.db, pieces);
  for (const [n, one] of wanted.entries()) found[n]?.push(...(await liveOf(one, reading)));
  return found;
}

/** MySQL gives the whole numbers of a union as large ones, which the driver tells as text. */
interface KeptRow {
  which: number | string;
  piece: number | string;
  keyed: string;
  n: string;
  amount: string;
}

/** The months and days that are kept, added up by piece in the database, by one statement. */
async function keptOf(wanted: readonly Wanted[], db: EntityManager, pieces: readonly Days[]): Promise<Tally[][]> {
  const reads = wanted.flatMap((one, which) => keptSql(one, which, pieces));
  const rows = reads.length ? await asked<KeptRow>(db, joined(reads, ' union all ')) : [];
  const found = wanted.map((): Tally[] => []);
  for (const { keyed, n, amount, ...row } of rows) {
    const [which, piece] = [Number(row.which), Number(row.piece)];
    const values = valuesOf(wanted[which]?.axis ?? [], keyed);
    found[which]?.push({ piece, values, n: Number(n), amount: Number(amount) });
  }
  return found;
}

function keptSql({ facts, axis, places }: Wanted, which: number, pieces: readonly Days[]): Sql[] {
  const within = [
    ...places.months.map(({ from, to }) => sql("grain = 'M' and start between ? and ?", from, to)),
    ...places.days.map(({ from, to }) => sql("grain = 'D' and start between ? and ?", from, to)),
  ];
  if (!within.length) return [];
  return [
    joined([
      sql(`select ${which} as which, ${pieceOf(pieces)} as piece, keyed, sum(n) as n, sum(amount) as amount`),
      sql('from report_tally where facts = ? and axis = ? and ((', facts.key, axis.join()),
      joined(within, ') or ('),
      sql(')) group by piece, keyed'),
    ]),
  ];
}

/** The place of the piece that `start` lies in. */
function pieceOf(pieces: readonly Days[]): string {
  const begins = pieces.slice(1).map(({ from }) => from.replaceAll('-', ''));
  return begins.length ? `interval(start + 0, ${begins.join(', ')})` : '0';
}

async function liveOf({ facts, axis, places: { live } }: Wanted, reading: Reading): Promise<Tally[]> {
  const found = await countByDay(facts, axis, reading, runsOf([...live.keys()].sort()));
  return found.flatMap(({ day, ...rest }) => {
    const piece = live.get(day);
    return piece === undefined ? [] : [{ piece, ...rest }];
  });
}
