import { clinicTime } from '@cuspid/settings/api';

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

/** The day of the clinic an instant falls on, `YYYY-MM-DD`, for instants of the days `from` to `to`. */
export const dayOf = (column: string, from: string, to: string, zone: string): string =>
  `date_format(${clinicTime(column, { from, to }, zone)}, '%Y-%m-%d')`;
