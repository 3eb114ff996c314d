import type { PaceState } from './requirements.values';

const DAY_MS = 86_400_000;

/** What one quota asks, and what of it is done. */
export interface QuotaState {
  done: number;
  quota: number;
}

/** When everything will be done if the work goes on as until today. Days are `YYYY-MM-DD`. */
export interface Pace {
  state: PaceState;
  /** Null: nothing is done yet, or all of it is, or it would take more than twenty years. */
  completeBy: string | null;
  /** Days from `completeBy` to the deadline; below nought when it comes too late. Null where there is no day. */
  daysBeforeDeadline: number | null;
}

/** A pace that would take longer says nothing anybody can use. */
const HORIZON_DAYS = 7_305;

const daysOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayOf = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** What is done counts up to the quota: a fifth case of four does not make up for a debond. */
export const countedOf = (quotas: readonly QuotaState[]): QuotaState => ({
  done: quotas.reduce((sum, { done, quota }) => sum + Math.min(done, quota), 0),
  quota: quotas.reduce((sum, { quota }) => sum + quota, 0),
});

/**
 * The pace of a student: what counts so far was done from `beganOn` until `today`, so the rest takes as long in proportion.
 * Pure: the same figures give the same day, on the screen and on the server.
 */
export function paceOf(
  quotas: readonly QuotaState[],
  { beganOn, deadline, today }: { beganOn: string; deadline: string; today: string },
): Pace {
  const { done, quota } = countedOf(quotas);
  if (done >= quota) return { state: 'DONE', completeBy: null, daysBeforeDeadline: null };
  const isOver = today > deadline;
  if (done === 0) return { state: isOver ? 'LATE' : 'NOT_BEGUN', completeBy: null, daysBeforeDeadline: null };
  const spent = Math.max(1, daysOf(today) - daysOf(beganOn) + 1);
  const left = Math.ceil((spent * (quota - done)) / done);
  if (left > HORIZON_DAYS) return { state: 'LATE', completeBy: null, daysBeforeDeadline: null };
  const completeBy = dayOf(daysOf(today) + left);
  const daysBeforeDeadline = daysOf(deadline) - daysOf(completeBy);
  return { state: daysBeforeDeadline < 0 ? 'LATE' : 'AHEAD', completeBy, daysBeforeDeadline };
}
