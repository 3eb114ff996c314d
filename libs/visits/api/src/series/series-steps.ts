import { dayAfter } from '@cuspid/platform/contracts';
import type { SeriesUnit } from '@cuspid/visits/contracts';

const DAY_MS = 86_400_000;
const WEEK = 7;

interface Steps {
  /** The first, on the clinic's wall: `2026-11-22T08:30`. */
  localStart: string;
  every: number;
  unit: SeriesUnit;
  count: number;
}

/**
 * The dates of a series on the clinic's wall: the same weekday and time. Monthly is the same weekday of the month, the
 * second Tuesday, say; a fifth that a month does not have is its last.
 */
export function stepsOf({ localStart, every, unit, count }: Steps): string[] {
  const [day = '', time = ''] = localStart.split('T');
  return Array.from({ length: count }, (_, index) => {
    const by = index * every;
    return `${unit === 'WEEK' ? dayAfter(day, by * WEEK) : monthsAfter(day, by)}T${time}`;
  });
}

/** How many whole days lie between two days. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

function monthsAfter(day: string, by: number): string {
  if (by === 0) return day;
  const at = new Date(`${day}T00:00:00Z`);
  const nth = Math.floor((at.getUTCDate() - 1) / WEEK);
  const first = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by, 1));
  const date = 1 + ((at.getUTCDay() - first.getUTCDay() + WEEK) % WEEK) + nth * WEEK;
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(date > last ? date - WEEK : date);
  return first.toISOString().slice(0, 10);
}

/** A time on the wall, so many days and minutes later. */
export function shifted(local: string, { days, minutes }: Shift): string {
  const at = new Date(Date.parse(`${local}:00Z`) + days * DAY_MS + minutes * 60_000);
  return at.toISOString().slice(0, 16);
}

/** How far something is moved on the wall, whatever the clock does between. */
export interface Shift {
  days: number;
  minutes: number;
}

export function shiftOf(from: string, to: string): Shift {
  const days = daysBetween(from.slice(0, 10), to.slice(0, 10));
  const minutes = (Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`)) / 60_000 - days * 24 * 60;
  return { days, minutes };
}
