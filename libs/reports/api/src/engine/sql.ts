import { startOfDay, zoneOffset } from '@cuspid/settings/api';

/** A piece of SQL with the values of its question marks, in their order. */
export interface Sql {
  text: string;
  values: readonly unknown[];
}

export const sql = (text: string, ...values: unknown[]): Sql => ({ text, values });

/** Pieces after each other, with `between` them. */
export const joined = (pieces: readonly Sql[], between = ' '): Sql => ({
  text: pieces.map(({ text }) => text).join(between),
  values: pieces.flatMap(({ values }) => values),
});

/** One of these values of an expression; null is a value like others. */
export function oneOf(expression: string, values: readonly (string | null)[]): Sql {
  const told = values.filter((value) => value !== null);
  const named = told.length ? sql(`${expression} in (${told.map(() => '?').join(', ')})`, ...told) : undefined;
  const none = told.length < values.length ? sql(`${expression} is null`) : undefined;
  const both = [named, none].filter((one) => one !== undefined);
  if (!both.length) return sql('false');
  const either = joined(both, ' or ');
  return { ...either, text: `(${either.text})` };
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The day of the clinic an instant falls on, `YYYY-MM-DD`, for instants of the days `from` to `to`: the servers know no zones, so each
 * change of the clock is spelled out.
 */
export function dayOf(column: string, from: string, to: string, zone: string): string {
  const cases: string[] = [];
  const end = Date.parse(to) + 2 * DAY;
  let at = startOfDay(from, zone).getTime() - DAY;
  let offset = zoneOffset(at, zone);
  while (at < end) {
    const next = at + DAY;
    if (zoneOffset(next, zone) === offset) at = next;
    else {
      // The clock changes on this day: at a full quarter of an hour everywhere.
      while (zoneOffset(at, zone) === offset) at += 15 * MINUTE;
      cases.push(`when ${column} < '${text(at)}' then ${offset / MINUTE}`);
      offset = zoneOffset(at, zone);
    }
  }
  const minutes = cases.length ? `(case ${cases.join(' ')} else ${offset / MINUTE} end)` : `${offset / MINUTE}`;
  return `date_format(date_add(${column}, interval ${minutes} minute), '%Y-%m-%d')`;
}

const text = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
