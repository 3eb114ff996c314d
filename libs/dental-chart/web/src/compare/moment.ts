import { isPartialDay } from '@cuspid/odontogram';

/** One side of a comparison: a moment of the chart, or a version that was kept. */
export type Moment =
  | { readonly kind: 'moment'; readonly asOf?: string; readonly knownAt?: string }
  | { readonly kind: 'version'; readonly id: number };

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
const isDay = (text: string): boolean => text.length === 10 && isPartialDay(text);

/**
 * Reads a side from the address: `now`, `2026-03-04`, either with `@2026-03-04T18:29:59.999Z` for what was known then, or
 * `version:3`. Null when it says nothing that can be read.
 */
export function momentOf(text: string): Moment | null {
  const version = /^version:([1-9]\d{0,9})$/.exec(text)?.[1];
  if (version) return { kind: 'version', id: Number(version) };
  const [day = '', known, ...more] = text.split('@');
  if (more.length || (known !== undefined && !INSTANT.test(known))) return null;
  if (day !== 'now' && !isDay(day)) return null;
  return { kind: 'moment', ...(day !== 'now' && { asOf: day }), ...(known && { knownAt: known }) };
}

/** A moment as the address says it. */
export function addressOf({ asOf, knownAt }: { asOf?: string; knownAt?: string }): string {
  return `${asOf ?? 'now'}${knownAt ? `@${knownAt}` : ''}`;
}
