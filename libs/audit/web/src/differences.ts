/** One field of an entry, as it was and as it is; null where that side does not speak of it. */
export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

type Side = Record<string, unknown> | null;

/** What an entry tells, field by field: first those both sides speak of. */
export function differencesOf(before: Side, after: Side): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const rows = fields.map((field) => ({ field, before: said(before, field), after: said(after, field) }));
  const both = ({ before: was, after: is }: Difference) => (was !== null && is !== null ? 0 : 1);
  return rows.sort((a, b) => both(a) - both(b));
}

/** The value in words a person can read; `—` for one that was empty. */
function said(side: Side, field: string): string | null {
  if (!side || !(field in side)) return null;
  const value = side[field];
  if (value === null || value === undefined || value === '') return '—';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
}

/** "Date of birth" of `dateOfBirth`. */
export function fieldText(field: string): string {
  const words = field.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
