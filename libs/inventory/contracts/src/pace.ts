import { INVENTORY } from './inventory.values';

const DAYS_A_WEEK = 7;

/** How fast an item goes. */
export interface Pace {
  /** Used a week, in tenths. */
  weeklyTenths: number;
  /** Whole days until it runs out at that pace; null: it is not used. */
  daysLeft: number | null;
}

/** Over how many weeks use is reckoned of an item known for so many days: twelve, or as long as it is known. */
export const weeksKnown = (days: number): number =>
  Math.min(INVENTORY.useWeeks, Math.max(1, Math.ceil(days / DAYS_A_WEEK)));

/** The pace of so many used in so many weeks. Whole numbers throughout: nothing is ordered by a rounded half. */
export function paceOf({ quantity, used, weeks }: { quantity: number; used: number; weeks: number }): Pace {
  if (used <= 0) return { weeklyTenths: 0, daysLeft: null };
  return {
    weeklyTenths: Math.round((used * 10) / weeks),
    daysLeft: Math.floor((quantity * weeks * DAYS_A_WEEK) / used),
  };
}
