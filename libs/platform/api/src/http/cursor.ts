import { PAGE, type Page } from '@cuspid/platform/contracts';
import { Invalid } from '../errors/platform-errors';

type Key = string | number | null;

/** An opaque place in a sorted list: the sort values of the last row, ending with its id. */
export function cursorOf(sort: string, keys: Key[]): string {
  return Buffer.from(JSON.stringify([sort, ...keys])).toString('base64url');
}

const madeUp = () => new Invalid([{ path: 'cursor', message: 'is not a cursor of this list in this order' }]);

/** The sort values a cursor stands for; 422 when it belongs to another list or was made up. */
export function placeOf(cursor: string, sort: string, size: number): Key[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parsed = undefined;
  }
  const fits = (value: unknown): value is Key =>
    value === null || typeof value === 'string' || Number.isSafeInteger(value);
  if (!Array.isArray(parsed) || parsed.length !== size + 1 || parsed[0] !== sort || !parsed.every(fits)) {
    throw madeUp();
  }
  return parsed.slice(1);
}

/** The instant a cursor holds; 422 when it is none. */
export function instantOf(key: Key | undefined): Date {
  const at = new Date(typeof key === 'string' ? key : NaN);
  if (Number.isNaN(at.getTime())) throw madeUp();
  return at;
}

/** How many rows a page has. */
export const limitOf = (filter: { limit?: number }) => filter.limit ?? PAGE.limit;

/** A page made of one row more than asked for: the row too many tells that there is a next page. */
export function pageFrom<R, T>(rows: R[], limit: number, place: (row: R) => string, shape: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(shape), nextCursor: rows.length > limit && last !== undefined ? place(last) : null };
}
