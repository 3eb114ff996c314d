/** What an instalment plan is made of. Money in minor units; days `YYYY-MM-DD`. */
export interface ScheduleTerms {
  /** What is split: the total without the down payment. */
  restMinor: number;
  instalments: number;
  firstDueOn: string;
  everyMonths: number;
}

export interface Instalment {
  dueOn: string;
  amountMinor: number;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number => (month === 1 && isLeap(year) ? 29 : (DAYS[month] ?? 31));
const written = (value: number, digits: number): string => String(value).padStart(digits, '0');

/**
 * The same day so many months later; in a month that is too short, its last day. Reckoned from the day the plan begins and
 * never from the one before, so that 31 January is followed by 28 February and that by 31 March.
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map((part) => Number.parseInt(part, 10));
  const all = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(all / 12), ((all % 12) + 12) % 12];
  return `${written(toYear, 4)}-${written(toMonth + 1, 2)}-${written(Math.min(date, daysIn(toYear, toMonth)), 2)}`;
}

/** An amount in so many parts that add up to it exactly: all the same, and what is left over goes on the first. */
export function split(amountMinor: number, parts: number): number[] {
  const each = Math.floor(amountMinor / parts);
  return Array.from({ length: parts }, (_, n) => (n === 0 ? amountMinor - each * (parts - 1) : each));
}

/** The instalments in their order: days and amounts. */
export function scheduleOf({ restMinor, instalments, firstDueOn, everyMonths }: ScheduleTerms): Instalment[] {
  return split(restMinor, instalments).map((amountMinor, n) => ({
    ...{ dueOn: monthsAfter(firstDueOn, n * everyMonths), amountMinor },
  }));
}

/** So many hundredths of a per cent of an amount, to the nearest minor unit, halves up. Whole numbers all the way. */
export function shareOf(amountMinor: number, basisPoints: number): number {
  return Number((BigInt(amountMinor) * BigInt(basisPoints) + 5_000n) / 10_000n);
}
