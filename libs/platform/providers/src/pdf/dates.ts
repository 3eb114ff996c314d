const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as far as it is known, for people: "22 Nov 2026", "Nov 2026", "2015". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-');
  const words = [date && String(Number(date)), month && MONTHS[Number(month) - 1], year];
  return words.filter(Boolean).join(' ');
}

/** The parts of an instant on a zone’s clock. */
function partsOf(at: Date, timeZone: string): Record<string, string> {
  const two = '2-digit';
  const shape = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, ...shape });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The day it is in the clinic at an instant, `YYYY-MM-DD`. */
export function dayOf(at: Date, timeZone: string): string {
  const { year, month, day } = partsOf(at, timeZone);
  return `${year}-${month}-${day}`;
}

/** An instant on the clinic’s clock: "22 Nov 2026, 18:40". */
export function momentInWords(at: Date, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone);
  return `${dayInWords(dayOf(at, timeZone))}, ${hour}:${minute}`;
}
