const MINUTE = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it a hundred times, and a clinic has one zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
export function zoneOffset(at: number, timeZone: string): number {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The day it is in a zone at an instant, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + zoneOffset(at.getTime(), timeZone)).toISOString().slice(0, 10);
}

/** What the clock on a wall there shows at an instant, `HH:MM`. */
export function clockIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + zoneOffset(at.getTime(), timeZone)).toISOString().slice(11, 16);
}

/** Whether the word is a time zone as the IANA writes it: `Asia/Colombo`, never `asia/colombo` or an offset. */
export function isZone(word: string): boolean {
  if (!/^[A-Za-z]/.test(word)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions();
    // An older name of a zone resolves to another name; the same name in other letters is a typing error.
    return timeZone === word || timeZone.toLowerCase() !== word.toLowerCase();
  } catch {
    return false;
  }
}

/** The instant at which a day begins in a zone: its midnight, or the first minute there is where midnight is skipped. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const guess = midnight - zoneOffset(midnight, timeZone);
  const start = midnight - zoneOffset(guess, timeZone);
  // The clock may jump over midnight, or back across it: the day begins at the first minute that carries its date.
  const candidates = [start, guess, start + 60 * MINUTE, start - 60 * MINUTE, start + 30 * MINUTE].sort(
    (a, b) => a - b,
  );
  const first = candidates.find((at) => dayIn(timeZone, new Date(at)) === day);
  return new Date(first ?? start);
}
