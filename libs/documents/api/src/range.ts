import { RangeOutside } from './document-errors';

/**
 * The bytes a `Range` asks for, or null for all of them: several ranges at once, and units we do not know, are answered
 * with the whole, as RFC 9110 lets a server do.
 * @throws RangeOutside
 */
export function rangeOf(header: string | undefined, bytes: number): { start: number; end: number } | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  const start = first ? Number(first) : Math.max(0, bytes - Number(last));
  const end = first && last ? Math.min(Number(last), bytes - 1) : bytes - 1;
  if (first && last && Number(last) < Number(first)) return null;
  if (start >= bytes || start > end) throw new RangeOutside();
  return { start, end };
}
