import type { Differs, SourceRow } from './step';

/** A text without blanks around it; null where there is none. */
export function textOf(row: SourceRow, column: string): string | null {
  const value = row[column];
  const text = typeof value === 'string' ? value.trim() : '';
  return text || null;
}

/** The same, no longer than `max`. */
export function fitting(row: SourceRow, column: string, max: number, differs: Differs): string | null {
  const text = textOf(row, column);
  const characters = [...(text ?? '')];
  if (characters.length <= max) return text;
  differs(`${column} is cut after ${max} of ${characters.length} characters`);
  return characters.slice(0, max).join('');
}

/** One of the words that are known here. */
export function oneOf<T extends string>(row: SourceRow, column: string, known: readonly T[]): T | undefined {
  return known.find((one) => one === row[column]);
}

/** The driver gives instants as such: the session's time zone is UTC. */
export function instantOf(row: SourceRow, column: string): Date | null {
  const value = row[column];
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value : null;
}

export const flagOf = (row: SourceRow, column: string): boolean => Number(row[column] ?? 0) === 1;
