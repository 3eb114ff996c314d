import { randomInt } from 'node:crypto';

/** When the demo clinic is closed, every year. */
const HOLIDAYS = ['01-15', '02-04', '04-13', '04-14', '05-01', '12-25'];
const DAY_MS = 86_400_000;

export type Weekday = 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI';
const WEEKDAYS: readonly Weekday[] = ['MON', 'TUE', 'WED', 'THU', 'FRI'];

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const isOpen = (at: number) => [0, 1].every((next) => !HOLIDAYS.includes(dayOf(at + next * DAY_MS).slice(5)));

/** The days this worker's stories have had. */
const taken = new Set<string>();

/** Stories beside each other in one clinic: every worker has its own weeks, in blocks so long that a series stays within one. */
const BLOCK_WEEKS = 6;
const isOurs = (week: number, weeks: number): boolean => {
  const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
  const block = Math.floor(week / BLOCK_WEEKS);
  return block % 2 === worker % 2 && Math.floor((week + weeks - 1) / BLOCK_WEEKS) === block;
};

/**
 * Such a day some weeks ahead (`from` ≤ weeks < `to`), on which and on the next the demo clinic is open, and so in the weeks after
 * it; no other story has it.
 */
export function openDay(weekday: Weekday, from: number, to: number, weeks = 1): string {
  const today = Date.now();
  const wanted = WEEKDAYS.indexOf(weekday) + 1;
  const first = today + ((7 + wanted - new Date(today).getUTCDay()) % 7) * DAY_MS;
  for (;;) {
    const ahead = randomInt(from, to);
    const days = Array.from({ length: weeks }, (_, week) => first + (ahead + week) * 7 * DAY_MS);
    if (!isOurs(ahead, weeks) || !days.every(isOpen) || days.some((day) => taken.has(dayOf(day)))) continue;
    for (const day of days) taken.add(dayOf(day));
    return dayOf(first + ahead * 7 * DAY_MS);
  }
}
