import { PRIORITIES, QUEUE_STATUSES } from '@cuspid/queue/contracts';
import type { ClinicTime } from './clinic-time';
import { daysAfter, isWorkingDay, minutesAfter } from './clinic-time';
import { WALK_IN_PROCEDURES } from './queue-script';
import { Random } from './random';
import type { EntryRow, MoveRow, VisitRow } from './rows';
import { chairOf } from './slots';
import type { Staff } from './staff';
import type { Teams } from './teams';
import type { Queue } from './queue';

/** Working days the queue remembers: enough for a forecast and for figures. */
const DAYS_BACK = 56;
/** Walk-ins a day and dentist, beside the visits. */
const WALK_INS = 3;

interface Clinic {
  teams: Teams;
  staff: Staff;
  time: ClinicTime;
}

/** One time in the clinic: minutes from check-in to the call, then in consultation, treatment and at the cashier. */
interface Stay {
  visit?: VisitRow;
  patientId: number;
  providerId: number;
  procedure: string;
  enteredAt: Date;
  lengths: readonly number[];
}

/** The queue of the last eight weeks: who came to their visit, and some who came without one. Ids go on after today's. */
export function rememberQueue(clinic: Clinic, visits: readonly VisitRow[], today: Queue): Queue {
  const random = new Random('past queue');
  const entries: EntryRow[] = [];
  const moves: MoveRow[] = [];
  const byDay = lately(clinic.time, visits);
  for (let ago = DAYS_BACK; ago > 0; ago--) {
    const day = clinic.time.day(-ago);
    if (!isWorkingDay(day)) continue;
    const booked = byDay.get(day) ?? [];
    const stays = [...booked.flatMap((visit) => ofVisit(random, visit)), ...walkIns(random, clinic, day, booked)];
    stays.sort((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime());
    stays.forEach((stay, index) => {
      const id = today.entries.length + entries.length + 1;
      const course = courseOf(stay);
      entries.push(entryOf(clinic.staff, stay, course, { id, day, ticket: `A ${index + 1}` }));
      moves.push(...movesOf(clinic.staff, stay, course, { id, first: today.moves.length + moves.length + 1 }));
    });
  }
  return { entries, moves };
}

/** The visits of these weeks that were completed, by their day. */
function lately(time: ClinicTime, visits: readonly VisitRow[]): Map<string, VisitRow[]> {
  const since = daysAfter(time.now, -DAYS_BACK - 1);
  const byDay = new Map<string, VisitRow[]>();
  for (const visit of visits) {
    if (visit.status !== 'COMPLETED' || !visit.minutes || visit.startsAt < since) continue;
    const day = time.dayOf(visit.startsAt);
    byDay.set(day, [...(byDay.get(day) ?? []), visit]);
  }
  return byDay;
}

/** How a visit went that is over: its check-in and its end are known. */
function ofVisit(random: Random, visit: VisitRow): Stay[] {
  const { arrivedAt, completedAt, providerId, patientId, type } = visit;
  if (!arrivedAt || !completedAt || !providerId) return [];
  const whole = (completedAt.getTime() - arrivedAt.getTime()) / 60_000;
  const wait = whole * (0.15 + 0.2 * random.next());
  const cashier = Math.min(whole * 0.2, random.int(3, 9));
  const chair = whole - wait - cashier;
  const lengths = [wait, chair * 0.3, chair * 0.7, cashier];
  return [{ visit, patientId, providerId, procedure: type, enteredAt: arrivedAt, lengths }];
}

/** People without a visit, one after the other at each dentist's chair, with the pauses there are between two. */
function walkIns(random: Random, { teams, staff, time }: Clinic, day: string, booked: readonly VisitRow[]): Stay[] {
  const busy = new Set(booked.map(({ patientId }) => patientId));
  return [...staff.orthodontists, ...staff.surgeons, ...staff.students].flatMap((providerId) => {
    let free = 8 * 60 + random.int(20, 90);
    const patients = teams.patientsOf(providerId).filter((id) => !busy.has(id));
    return random
      .shuffled(patients)
      .slice(0, WALK_INS)
      .map((patientId) => {
        busy.add(patientId);
        const wait = random.int(4, 38);
        const lengths = [wait, random.int(5, 16), random.int(12, 40), random.int(3, 12)];
        const called = free + random.int(1, 8);
        free = called + (lengths[1] ?? 0) + (lengths[2] ?? 0);
        const procedure = random.pick(WALK_IN_PROCEDURES);
        return { patientId, providerId, procedure, enteredAt: time.at(day, called - wait), lengths };
      });
  });
}

/** When each stage began. */
function courseOf({ enteredAt, lengths }: Stay): Date[] {
  let minutes = 0;
  return [enteredAt, ...lengths.map((length) => minutesAfter(enteredAt, (minutes += length)))];
}

function entryOf(
  staff: Staff,
  { visit, patientId, providerId, procedure, enteredAt }: Stay,
  course: readonly Date[],
  place: Pick<EntryRow, 'id' | 'day' | 'ticket'>,
): EntryRow {
  const left = course.at(-1) ?? enteredAt;
  return {
    ...place,
    patientId,
    visitId: visit?.id ?? null,
    providerId,
    chairId: visit?.chairId ?? chairOf(staff, providerId),
    status: 'COMPLETED',
    priority: 'NORMAL',
    urgency: PRIORITIES.indexOf('NORMAL'),
    procedure,
    notes: null,
    checkedInById: staff.reception[0] ?? 1,
    enteredAt,
    stageSince: left,
    calledAt: course[1] ?? null,
    calledAgainAt: null,
    completedAt: left,
    isUnfinished: false,
    settledAs: null,
    version: course.length,
  };
}

function movesOf(
  staff: Staff,
  { providerId }: Stay,
  course: readonly Date[],
  { id, first }: { id: number; first: number },
): MoveRow[] {
  const desk = staff.reception[0] ?? 1;
  return course.map((at, index) => ({
    id: first + index,
    entryId: id,
    fromStatus: index ? (QUEUE_STATUSES[index - 1] ?? null) : null,
    toStatus: QUEUE_STATUSES[index] ?? 'COMPLETED',
    at,
    actorId: index === 0 || index === 4 ? desk : providerId,
  }));
}
