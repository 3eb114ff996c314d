import type { EntityManager } from 'typeorm';
import type { Only, Reading, Tallied, Tally } from './facts';
import { instantsOf, type Days } from './period';
import { dayOf, joined, oneOf, sql, type Sql } from './sql';

/** A count as the server tells it: sums come as text. */
interface Counted {
  day: string;
  n: string | number;
  amount: string | number | null;
  [value: `v${number}`]: string | null;
}

/** The day of each fact of some days. */
export const dayOfFact = ({ at }: Tallied, zone: string, { from, to }: Days): string => {
  if (!at) return `''`;
  return at.is === 'DAY' ? `date_format(${at.column}, '%Y-%m-%d')` : dayOf(at.column, from, to, zone);
};

/** Which facts, as what stands after `from` and after `where`. */
export interface Within {
  from: Sql;
  where: Sql;
}

/** The facts of some stretches of days in their order. The one place that says which facts are of a day. */
export function factsOf(facts: Tallied, reading: Reading, stretches: readonly Days[], only: Only = {}): Within {
  const { at, where } = facts;
  const within = stretches.map((days) => {
    if (!at) return sql('true');
    const bounds = at.is === 'DAY' ? [days.from, days.to] : instantsOf(days, reading.zone);
    return sql(`${at.column} >= ? and ${at.column} ${at.is === 'DAY' ? '<=' : '<'} ?`, ...bounds);
  });
  const either = joined(within, ') or (');
  const filters = Object.entries(only).map(([name, values]) => oneOf(expressionOf(facts, name), values));
  const all = [{ ...either, text: `((${either.text}))` }, ...(where ? [where] : []), ...filters];
  return { from: facts.from(reading, stretches), where: joined(all, ' and ') };
}

/** `select` of some facts, with what else is joined and told after. */
export const selectOf = (select: string, { from, where }: Within, joins = '', ...after: Sql[]): Sql =>
  joined([sql(select), sql('from'), from, sql(joins), sql('where'), where, ...after]);

/** What a dimension is. */
export function expressionOf({ key, dimensions }: Tallied, name: string): string {
  const expression = dimensions[name];
  if (!expression) throw new Error(`${key} has no ${name}`);
  return expression;
}

/** Facts counted by day and by the values of some dimensions. */
export async function countByDay(
  facts: Tallied,
  axis: readonly string[],
  reading: Reading,
  stretches: readonly Days[],
): Promise<(Omit<Tally, 'piece'> & { day: string })[]> {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return [];
  const day = dayOfFact(facts, reading.zone, { from: first.from, to: last.to });
  const values = axis.map((name, n) => `${expressionOf(facts, name)} as v${n}`);
  const groups = ['day', ...axis.map((_, n) => `v${n}`)];
  const select = `select ${[`${day} as day`, ...values].join(', ')}, count(*) as n, sum(${facts.amount ?? '1'}) as amount`;
  const found = await asked<Counted>(
    reading.db,
    selectOf(select, factsOf(facts, reading, stretches), '', sql(`group by ${groups.join(', ')}`)),
  );
  return found.map((row) => ({
    day: row.day,
    values: Object.fromEntries(axis.map((name, n) => [name, told(row[`v${n}`])])),
    n: Number(row.n),
    amount: Number(row.amount ?? 0),
  }));
}

const told = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** The rows of some SQL. */
export function asked<R extends object>(db: EntityManager, { text, values }: Sql): Promise<R[]> {
  return db.query(text, [...values]);
}
