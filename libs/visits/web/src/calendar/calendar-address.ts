import { dayAfter } from '@cuspid/platform/contracts';

export const VIEWS = ['day', 'week', 'month'] as const;
export type View = (typeof VIEWS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day an address names, or today. */
export function dayOf(text: string | undefined, today: string): string {
  return text && DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? text : today;
}

export const viewOf = (text: string | undefined): View => VIEWS.find((view) => view === text) ?? 'day';

/** The Monday of that week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}

/** A day, a week or a month later; of a month that has fewer days, its last. */
export function stepFrom(day: string, view: View, by: 1 | -1): string {
  if (view === 'day') return dayAfter(day, by);
  if (view === 'week') return dayAfter(day, 7 * by);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))).toISOString().slice(0, 10);
}

/** "Tuesday 24 November", "23 to 29 November", "November 2026". */
export function titleOf(day: string, view: View, to: (from: string, to: string) => string): string {
  const text = (of: string, format: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...format })
      .format(new Date(`${of}T12:00:00Z`))
      .replace(',', '');
  if (view === 'month') return text(day, { month: 'long', year: 'numeric' });
  if (view === 'day') return text(day, { weekday: 'long', day: 'numeric', month: 'long' });
  const first = mondayOf(day);
  const last = dayAfter(first, 6);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = text(first, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
  return to(from, text(last, { day: 'numeric', month: 'long' }));
}
