import type { DataSource } from 'typeorm';
import { STAYING, type Told } from './import';

/** Lines of one kind that are shown; the rest is counted. */
const SHOWN = 20;

/** What is said at the end: counts compared, differences by kind, and what no step brings over. */
export function linesOf(told: readonly Told[], staying: readonly [table: string, rows: number][]): string[] {
  return [
    ...told.flatMap((one) => [summaryOf(one), ...differencesOf(one)]),
    ...staying
      .filter(([, rows]) => rows)
      .map(([table, rows]) => `${table}: ${rows} rows, NOT BROUGHT OVER by this version`),
  ];
}

function summaryOf(told: Told): string {
  const { table, there, carried, before, behind, missing } = told;
  const gone = missing ? `, ${missing} that came over ARE NOT HERE ANY MORE` : '';
  const sum = addsUp(told) ? 'adds up' : 'DOES NOT ADD UP';
  return `${table}: ${there} there; ${carried} brought over, ${before} before, ${behind} stay behind${gone}: ${sum}`;
}

const addsUp = ({ there, noted, behind, missing }: Told) => there === noted + behind && missing === 0;

function differencesOf({ differences }: Told): string[] {
  const kinds = new Map<string, number[]>();
  for (const { id, what } of differences) {
    const kind = what.replace(/\d+/g, '#');
    kinds.set(kind, [...(kinds.get(kind) ?? []), id]);
  }
  return [...kinds].map(([kind, ids]) => {
    const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
    return `  ${ids.length} × ${kind} (id ${ids.slice(0, SHOWN).join(', ')}${more})`;
  });
}

/** Whether all of it came over. */
export const isWhole = (told: readonly Told[]): boolean => told.every((one) => addsUp(one) && one.behind === 0);

/** How many rows each table has that no step brings over; a table that is not there has none. */
export async function stayingIn(legacy: DataSource): Promise<[string, number][]> {
  const found: { name: string }[] = await legacy.query(
    'select table_name as name from information_schema.tables where table_schema = database()',
  );
  const there = new Set(found.map(({ name }) => name));
  const counts: [string, number][] = [];
  for (const table of STAYING.filter((name) => there.has(name))) {
    const [row]: { count: number | string }[] = await legacy.query('select count(*) as count from ??', [table]);
    counts.push([table, Number(row?.count)]);
  }
  return counts;
}
