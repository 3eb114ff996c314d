import type { DirectoryQuery } from './directory-filter';

/** What of the address a view keeps: not the page, not a sheet. */
const KEPT: readonly (keyof DirectoryQuery)[] = [
  'q',
  'sort',
  'status',
  'sex',
  'whose',
  'province',
  'age',
  'allergies',
  'registered',
  'since',
  'until',
  'archived',
  'columns',
];

/** The address' query as a view keeps it: in one order, so that equal ones are equal texts. */
export function viewOf(query: DirectoryQuery): string {
  const kept = KEPT.flatMap((key): [string, string][] => {
    const value = query[key];
    return value ? [[key, value]] : [];
  });
  return new URLSearchParams(kept).toString();
}

/** The address a view stands for: what it does not say is cleared. */
export function addressOf(view: string): Record<string, string | null> {
  const said = new URLSearchParams(view);
  return Object.fromEntries([...KEPT.map((key) => [key, said.get(key)]), ['after', null], ['from', null]]);
}
