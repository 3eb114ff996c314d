import type { VisitStatus } from './visits.values';

/** What follows what. A mistake is taken back by undo, never by a step of its own. */
const NEXT: Record<VisitStatus, readonly VisitStatus[]> = {
  SCHEDULED: ['ARRIVED', 'CANCELLED', 'DID_NOT_ATTEND'],
  ARRIVED: ['COMPLETED'],
  COMPLETED: [],
  CANCELLED: [],
  DID_NOT_ATTEND: [],
};

export const mayBecome = (from: VisitStatus, to: VisitStatus): boolean => NEXT[from].includes(to);

/** Whether a visit in this state keeps its provider, chair and patient from being booked elsewhere. */
export const isHeld = (status: VisitStatus): boolean => status === 'SCHEDULED' || status === 'ARRIVED';
