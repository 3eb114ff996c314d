import type { ClinicTime } from './clinic-time';
import { earlier, later, minutesAfter } from './clinic-time';
import type { EntryRow, VisitRow } from './rows';

/** Of today's visits in order, those nobody comes to. */
const DID_NOT_ATTEND = [4, 19];
const CANCELLED = [11, 30];
/** So long after its start a visit without its patient is given up. */
const GIVEN_UP_AFTER = 40;

export const isMissed = (visit: VisitRow, visits: readonly VisitRow[]): boolean =>
  [...DID_NOT_ATTEND, ...CANCELLED].includes(visits.indexOf(visit));

/**
 * Tells what has become of today's visits that are not on the live board: over, missed, called off, or still to come.
 * Gives those that were completed.
 */
export function settleRest(visits: readonly VisitRow[], live: ReadonlySet<VisitRow>, time: ClinicTime): VisitRow[] {
  const completed: VisitRow[] = [];
  for (const [index, visit] of visits.entries()) {
    if (live.has(visit)) continue;
    const begun = (time.now.getTime() - visit.startsAt.getTime()) / 60_000;
    if (CANCELLED.includes(index)) Object.assign(visit, { status: 'CANCELLED', version: 2 });
    else if (DID_NOT_ATTEND.includes(index)) {
      if (begun > GIVEN_UP_AFTER) Object.assign(visit, { status: 'DID_NOT_ATTEND', version: 2 });
    } else if (begun > GIVEN_UP_AFTER / 2) completed.push(complete(visit, index, time));
    else if (index % 5 < 3) Object.assign(visit, { confirmedAt: time.ago(60 * 20 + index * 7), version: 2 });
  }
  return completed;
}

/** Came some minutes early and left when the time was up; who is out of the chair already has left just now. */
function complete(visit: VisitRow, index: number, time: ClinicTime): VisitRow {
  const arrivedAt = minutesAfter(visit.startsAt, -(3 + ((index * 7) % 18)));
  const left = minutesAfter(visit.startsAt, visit.minutes + ((index * 5) % 14));
  const completedAt = later(earlier(left, time.ago(1 + (index % 4))), minutesAfter(arrivedAt, 8));
  return Object.assign(visit, { status: 'COMPLETED', arrivedAt, completedAt, version: 3 });
}

/** A queue entry's part that a visit gives. */
export function asBooked(
  visit: VisitRow,
): Pick<EntryRow, 'patientId' | 'visitId' | 'providerId' | 'chairId' | 'procedure' | 'notes' | 'priority'> {
  const { id, patientId, providerId, chairId, type } = visit;
  return { patientId, visitId: id, providerId, chairId, procedure: type, notes: null, priority: 'NORMAL' };
}
