import { CLOCK, minutesOf, type OpenSpan } from '@cuspid/settings/contracts';

/** A time as people type it (`8`, `830`, `8:30`, `8.30`, `24`) as a clock shows it; null for what is none. */
export function clockOf(typed: string): string | null {
  const digits = typed.trim().replace(/[.:h\s]/g, '');
  if (!/^\d{1,4}$/.test(digits)) return null;
  const padded = digits.length < 3 ? `${digits.padStart(2, '0')}00` : digits.padStart(4, '0');
  const clock = `${padded.slice(0, 2)}:${padded.slice(2)}`;
  return CLOCK.test(clock) ? clock : null;
}

const clockAt = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A span to begin with behind those there are: an hour's pause, then four hours, before midnight; null when the day is full. */
export function nextSpan(spans: readonly OpenSpan[]): OpenSpan | null {
  const last = spans.at(-1);
  if (!last) return { from: '08:00', to: '17:00' };
  const from = Math.min(minutesOf(last.to) + 60, 23 * 60);
  if (from < minutesOf(last.to)) return null;
  return { from: clockAt(from), to: clockAt(Math.min(from + 240, 1440)) };
}

/** "08:00–12:30, 13:00–17:00". */
export const spansText = (spans: readonly OpenSpan[]): string =>
  spans.map(({ from, to }) => `${from}–${to}`).join(', ');
