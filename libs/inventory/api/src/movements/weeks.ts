import { dayAfter } from '@cuspid/platform/contracts';

const WEEK = 7;

/** The Monday of the week a day is in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, -((weekday + WEEK - 1) % WEEK));
}

/** The Monday from which use is reckoned, so many weeks with this one among them. */
export const useSince = (today: string, weeks: number): string => dayAfter(mondayOf(today), -(weeks - 1) * WEEK);
