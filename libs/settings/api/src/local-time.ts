import { zoneOffset } from './zone';

const HOUR_MS = 3_600_000;

/**
 * The instants at which a wall clock in a zone shows this time (`YYYY-MM-DDTHH:MM`), earliest first: one on an ordinary
 * day, none where the clock jumps over it, two where the clock is put back through it.
 */
export function instantsAt(local: string, timeZone: string): Date[] {
  const shown = Date.parse(`${local}:00Z`);
  // Whatever the offset is around that time, it is one of those a day before and a day after.
  const offsets = [-24, 0, 24].map((hours) => zoneOffset(shown + hours * HOUR_MS, timeZone));
  return [...new Set(offsets)]
    .map((offset) => shown - offset)
    .filter((at) => at + zoneOffset(at, timeZone) === shown)
    .sort((a, b) => a - b)
    .map((at) => new Date(at));
}
