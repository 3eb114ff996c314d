import type { Day, PartialDay } from './finding';

const SHAPE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (MONTHS[month - 1] ?? 0);
}

/** Whether the text is a real day, month or year: `2026-02-30` and `2026-13` are not. */
export function isPartialDay(text: string): boolean {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  const length = daysIn(Number(year), Number(month));
  if (length === 0) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= length);
}

/** The day a partial date is compared as: its first. */
export function firstDay(day: PartialDay): Day {
  if (day.length === 4) return `${day}-01-01`;
  return day.length === 7 ? `${day}-01` : day;
}
