import { VISIT } from './visits.values';

const STEP_MS = VISIT.stepMinutes * 60_000;

/** The five-minute stretches a visit takes up, numbered from 1970: from its start until before its end. */
export function slotsOf(startsAt: Date, minutes: number): number[] {
  const first = Math.floor(startsAt.getTime() / STEP_MS);
  const end = Math.ceil((startsAt.getTime() + minutes * 60_000) / STEP_MS);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/** Whether a visit may begin at this instant: on the clock's fives. */
export const isOnStep = (at: Date): boolean => at.getTime() % STEP_MS === 0;

/** When a visit is over. */
export const endOf = (startsAt: Date, minutes: number): Date => new Date(startsAt.getTime() + minutes * 60_000);
