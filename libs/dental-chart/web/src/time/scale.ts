const DAY_MS = 86_400_000;
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Whole days from one to another. */
export const daysBetween = (from: string, to: string): number => Math.round((noon(to) - noon(from)) / DAY_MS);
/** A day so many days after another. */
export const dayAfter = (from: string, days: number): string =>
  new Date(noon(from) + days * DAY_MS).toISOString().slice(0, 10);

export interface Mark {
  readonly day: string;
  /** Place on the line, 0 to 100. */
  readonly at: number;
}

export interface TimeScale {
  readonly from: string;
  readonly days: number;
  readonly ticks: readonly Mark[];
  readonly years: readonly Mark[];
}

/** Years closer than this to one another or to the ends are not written. */
const ROOM = 7;

/** Where on the line a day is, in whole days from its beginning. */
export function placeOn({ from, days }: TimeScale, day: string): number {
  return Math.max(0, Math.min(days, daysBetween(from, day)));
}

/** The line from a little before the first tick to today. */
export function scaleOf(ticks: readonly string[], today: string): TimeScale {
  const first = ticks[0] ?? today;
  const from = dayAfter(first, -Math.max(14, Math.round(daysBetween(first, today) * 0.02)));
  const days = Math.max(1, daysBetween(from, today));
  const at = (day: string): number => (daysBetween(from, day) / days) * 100;
  const years: Mark[] = [];
  for (let year = Number(from.slice(0, 4)) + 1; year <= Number(today.slice(0, 4)); year++) {
    const mark = { day: `${year}-01-01`, at: at(`${year}-01-01`) };
    if (mark.at - (years.at(-1)?.at ?? -ROOM) >= ROOM && mark.at <= 100 - ROOM) years.push(mark);
  }
  return { from, days, years, ticks: ticks.map((day) => ({ day, at: at(day) })) };
}
