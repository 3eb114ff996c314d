import type { QueueStatus } from './queue.values';

/** The stations of a student's visit, in order. All are optional; most often it is the X-ray that is left out. */
export const ROUTE_STEPS = ['DESK', 'STUDENT', 'START_CHECK', 'XRAY', 'END_CHECK', 'CASHIER'] as const;
export type RouteStep = (typeof ROUTE_STEPS)[number];

/** The stations somebody marks by hand; desk, student and cashier are told by the stages themselves. */
export const MARKED_STEPS = ['START_CHECK', 'XRAY', 'END_CHECK'] as const;
export type MarkedStep = (typeof MARKED_STEPS)[number];

/** `ASK`: the student asks for a check · `DONE`: it was made · `BACK`: the last of these is taken back. */
export const ROUTE_ACTS = ['ASK', 'DONE', 'BACK'] as const;
export type RouteAct = (typeof ROUTE_ACTS)[number];

/** A check is asked for by the student and made by a supervisor. */
export const isCheck = (step: RouteStep): boolean => step === 'START_CHECK' || step === 'END_CHECK';

/** What is known of one station. */
export interface Station {
  step: RouteStep;
  askedAt: string | null;
  doneAt: string | null;
}

/** `skipped`: a later one is done already. */
export type StationState = 'done' | 'waiting' | 'open' | 'skipped';

/** Where each station of a route stands, in the order of the route. */
export function statesOf(stations: readonly Station[]): StationState[] {
  return stations.map(({ askedAt, doneAt }, index) => {
    if (doneAt) return 'done';
    if (stations.slice(index + 1).some((later) => later.doneAt !== null)) return 'skipped';
    return askedAt ? 'waiting' : 'open';
  });
}

/** The check the student waits for, or null. */
export function awaited<S extends Station>(stations: readonly S[]): S | null {
  const states = statesOf(stations);
  return stations.find((_, index) => states[index] === 'waiting') ?? null;
}

/** The check that comes next at a stage: before the work while the patient is examined, after it while they are treated. */
export function nextCheck(stations: readonly Station[], status: QueueStatus): MarkedStep | null {
  const wanted = status === 'UNDER_CONSULTATION' ? 'START_CHECK' : status === 'UNDER_TREATMENT' ? 'END_CHECK' : null;
  const at = stations.findIndex(({ step }) => step === wanted);
  return wanted && statesOf(stations)[at] === 'open' ? wanted : null;
}
