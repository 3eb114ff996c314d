import { REGISTRATION, type VisitStatus } from '@cuspid/visits/contracts';
import type { ClinicTime } from './clinic-time';
import { daysAfter, earlier, isWorkingDay, later, minutesAfter } from './clinic-time';
import { ageOn } from './age';
import { Diary } from './diary';
import { Random } from './random';
import type { PatientRow, VisitRow } from './rows';
import { slotsOf, type Slot } from './slots';
import type { Staff } from './staff';
import type { Teams } from './teams';
import { typeOf } from './visit-types';

const DAYS_BACK = 730;
const DAYS_AHEAD = 14;
export const TODAYS_VISITS = 38;

export interface VisitPlan {
  /** Everything but today, with ids from 1. */
  readonly rows: VisitRow[];
  /** Today's, all still booked: what has become of them by now is told by `today.ts`. */
  readonly today: VisitRow[];
}

interface Clinic {
  patients: readonly PatientRow[];
  teams: Teams;
  staff: Staff;
  time: ClinicTime;
}

/** The registrations, two years of visits, today, and a thinly booked fortnight. */
export function planVisits(clinic: Clinic): VisitPlan {
  const { patients, time } = clinic;
  const random = new Random('visits');
  const diary = new Diary(clinic.teams, patients);
  const rows: VisitRow[] = patients.map(registration);
  let today: VisitRow[] = [];
  for (let after = -DAYS_BACK; after <= DAYS_AHEAD; after++) {
    const day = time.day(after);
    if (after !== 0 && !isWorkingDay(day)) continue;
    const slots = random.shuffled(slotsOf(random, clinic.staff));
    const count = after < 0 ? random.int(2, 6) : after === 0 ? TODAYS_VISITS : random.int(8, 14);
    const booked = book({ ...clinic, diary, random }, day, slots, count);
    if (after === 0) today = booked;
    else rows.push(...booked.map((visit) => (after < 0 ? past(random, visit) : coming(random, visit, time))));
  }
  rows.forEach((row, index) => (row.id = index + 1));
  today.forEach((row, index) => (row.id = rows.length + index + 1));
  return { rows, today };
}

function registration({ id, registeredAt, registeredById }: PatientRow): VisitRow {
  return {
    ...BOOKED,
    id: 0,
    patientId: id,
    startsAt: registeredAt,
    minutes: 0,
    type: REGISTRATION,
    status: 'COMPLETED',
    arrivedAt: registeredAt,
    completedAt: registeredAt,
    endedAt: registeredAt,
    createdById: registeredById,
    createdAt: registeredAt,
  };
}

const BOOKED = {
  providerId: null,
  chairId: null,
  status: 'SCHEDULED' as VisitStatus,
  confirmedAt: null,
  arrivedAt: null,
  completedAt: null,
  endedAt: null,
  reason: null,
  overbookReason: null,
  notes: null,
  seriesId: null,
  seriesNumber: null,
  seriesAt: null,
  version: 1,
};

interface Booking extends Clinic {
  diary: Diary;
  random: Random;
}

/** Fills so many of a day's slots with patients of the provider: each patient at most once a day. */
function book({ diary, random, staff, time }: Booking, day: string, slots: readonly Slot[], count: number): VisitRow[] {
  const booked: VisitRow[] = [];
  const busy = new Set<number>();
  for (const { providerId, chairId, start, minutes } of slots) {
    if (booked.length === count) break;
    const startsAt = time.at(day, start);
    const patient = diary.next(random, providerId, startsAt, busy, day >= time.today);
    if (!patient) continue;
    busy.add(patient.id);
    const made = later(patient.registeredAt, daysAfter(startsAt, -random.int(7, 42)));
    booked.push({
      ...BOOKED,
      id: 0,
      patientId: patient.id,
      providerId,
      chairId,
      startsAt,
      minutes,
      type: typeOf(random, staff, providerId, { isFirst: diary.isFirst(patient.id), age: ageOn(patient, day) }),
      createdById: random.pick(staff.reception),
      createdAt: earlier(made, time.ago(180)),
    });
    diary.note(patient.id, startsAt);
  }
  return booked.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

const MISSED: readonly (readonly [VisitStatus, number])[] = [
  ['COMPLETED', 88],
  ['DID_NOT_ATTEND', 7],
  ['CANCELLED', 5],
];

/** A visit that is over. */
function past(random: Random, visit: VisitRow): VisitRow {
  const status = random.weighted(MISSED);
  const confirmed = random.chance(0.6) ? { confirmedAt: daysAfter(visit.startsAt, -random.int(1, 2)) } : {};
  if (status !== 'COMPLETED') return { ...visit, ...confirmed, status, endedAt: visit.startsAt, version: 2 };
  const arrivedAt = minutesAfter(visit.startsAt, -random.int(2, 25));
  const completedAt = minutesAfter(visit.startsAt, visit.minutes + random.int(-4, 18));
  return { ...visit, ...confirmed, status, arrivedAt, completedAt, endedAt: completedAt, version: 3 };
}

/** A visit of the next two weeks: some have confirmed already, a few were called off. */
function coming(random: Random, visit: VisitRow, time: ClinicTime): VisitRow {
  if (random.chance(0.04)) return { ...visit, status: 'CANCELLED', version: 2 };
  return random.chance(0.3) ? { ...visit, confirmedAt: time.ago(random.int(60, 170)), version: 2 } : visit;
}
