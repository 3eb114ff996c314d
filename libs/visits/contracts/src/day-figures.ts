import type { VisitStatus } from './visits.values';

/** What the head of a day counts. */
export interface DayFigures {
  booked: number;
  seen: number;
  waiting: number;
  missed: number;
}

/** The figures of a day, of its visits. */
export function figuresOf(visits: readonly { status: VisitStatus }[]): DayFigures {
  const count = (...statuses: VisitStatus[]) => visits.filter(({ status }) => statuses.includes(status)).length;
  return {
    booked: count('SCHEDULED', 'ARRIVED', 'COMPLETED', 'DID_NOT_ATTEND'),
    seen: count('COMPLETED'),
    waiting: count('ARRIVED'),
    missed: count('DID_NOT_ATTEND'),
  };
}
