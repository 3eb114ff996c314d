import type { VisitDto } from '@cuspid/visits/contracts';

/** What the head of a day counts. */
export interface DayFigures {
  booked: number;
  seen: number;
  waiting: number;
  missed: number;
}

export function dayFigures(visits: readonly Pick<VisitDto, 'status'>[]): DayFigures {
  const count = (...statuses: VisitDto['status'][]) => visits.filter(({ status }) => statuses.includes(status)).length;
  return {
    booked: count('SCHEDULED', 'ARRIVED', 'COMPLETED', 'DID_NOT_ATTEND'),
    seen: count('COMPLETED'),
    waiting: count('ARRIVED'),
    missed: count('DID_NOT_ATTEND'),
  };
}
