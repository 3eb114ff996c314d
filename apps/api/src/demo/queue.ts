import { PRIORITIES, QUEUE_STATUSES, type QueueStatus } from '@cuspid/queue/contracts';
import type { ClinicTime } from './clinic-time';
import { earlier, later, minutesAfter } from './clinic-time';
import { CARDS, SCRIPT_MINUTES, SEEN, WALK_IN_PROCEDURES, type Card } from './queue-script';
import { Random } from './random';
import type { EntryRow, MoveRow, PatientRow, VisitRow } from './rows';
import { chairOf, CHAIRS } from './slots';
import type { Staff } from './staff';
import type { Teams } from './teams';
import { asBooked, isMissed, settleRest } from './today';

interface Clinic {
  patients: readonly PatientRow[];
  teams: Teams;
  staff: Staff;
  time: ClinicTime;
}

export interface Queue {
  /** In the order they came: ids and tickets count together. */
  entries: readonly EntryRow[];
  moves: readonly MoveRow[];
}

type Place = Pick<EntryRow, 'patientId' | 'visitId' | 'providerId' | 'chairId' | 'procedure' | 'notes' | 'priority'>;
/** When each stage began, in the order of the stages. */
type Course = readonly Date[];

/**
 * Tells what has become of today's visits by now, and the queue that goes with it.
 *
 * Every card is reckoned back from now, so that the board is alive at whatever hour the demo is loaded: within working
 * hours the cards are people with visits; outside them the visits are over (or all still to come) and the cards are
 * walk-ins of the emergency service. Nothing begins before the clinic's midnight: in the first four hours of a day what
 * lies further back is pressed together, and before ten to one nobody has waited past the target.
 */
export function fillQueue(clinic: Clinic, visits: readonly VisitRow[]): Queue {
  const board = new Board(clinic, visits);
  for (const card of CARDS) board.live(card);
  for (const visit of settleRest(visits, board.taken, clinic.time)) board.seen(visit);
  for (const ago of SEEN.slice(board.seenCount)) board.seenWithoutVisit(ago);
  return board.close();
}

class Board {
  readonly taken = new Set<VisitRow>();
  seenCount = 0;
  private readonly random = new Random('queue');
  private readonly here = new Set<number>();
  private readonly inChair = new Set<number>();
  private readonly chairs = new Set<number>();
  private readonly drafts: { place: Place; course: Course }[] = [];

  constructor(
    private readonly clinic: Clinic,
    private readonly visits: readonly VisitRow[],
  ) {
    visits.forEach(({ patientId }) => this.here.add(patientId));
  }

  live(card: Card): void {
    const course = this.course(card.ago);
    const isSeated = card.status === 'UNDER_CONSULTATION' || card.status === 'UNDER_TREATMENT';
    const visit = card.walkIn ? undefined : this.visitFor(card, isSeated);
    const place = visit ? asBooked(visit) : this.walkIn(card, isSeated);
    if (visit) {
      this.taken.add(visit);
      Object.assign(visit, { status: 'ARRIVED', arrivedAt: course[0], version: 2 });
    }
    if (isSeated) {
      place.chairId = this.chair(place.chairId);
      if (place.providerId) this.inChair.add(place.providerId);
    } else if (card.status === 'IN_WAITING_ROOM') place.chairId = null;
    this.drafts.push({ place: { ...place, priority: card.priority ?? 'NORMAL' }, course });
  }

  /** A visit that was completed: it went through the queue. */
  seen(visit: VisitRow): void {
    const [entered, left] = [visit.arrivedAt ?? visit.startsAt, visit.completedAt ?? visit.startsAt];
    const length = (left.getTime() - entered.getTime()) / 60_000;
    const course = [0, 0.25, 0.42, 0.86, 1].map((share) => minutesAfter(entered, length * share));
    this.drafts.push({ place: asBooked(visit), course });
    this.seenCount++;
  }

  seenWithoutVisit(ago: readonly number[]): void {
    this.drafts.push({ place: this.walkIn(undefined, true), course: this.course(ago) });
    this.seenCount++;
  }

  close(): Queue {
    const drafts = this.drafts.sort((a, b) => start(a.course) - start(b.course));
    const entries = drafts.map(({ place, course }, index) => this.entry(index + 1, place, course));
    const moves = drafts.flatMap(({ place, course }, index) => this.moves(index + 1, place, course));
    moves.forEach((move, index) => (move.id = index + 1));
    return { entries, moves };
  }

  private course(ago: readonly number[]): Date[] {
    const { time } = this.clinic;
    return ago.map((minutes) => time.ago(pressed(minutes, time.minuteOfDay)));
  }

  /** The visit that suits a card best: begun about when the patient was called, by somebody who has nobody in the chair. */
  private visitFor({ ago, booked: [most, least] }: Card, isSeated: boolean): VisitRow | undefined {
    const { now } = this.clinic.time;
    const wanted = ago[1] ?? 0;
    const minutesAgo = ({ startsAt }: VisitRow) => (now.getTime() - startsAt.getTime()) / 60_000;
    const isFree = ({ providerId, chairId }: VisitRow) =>
      !isSeated || (!this.inChair.has(providerId ?? 0) && !this.chairs.has(chairId ?? 0));
    return this.visits
      .filter((visit) => !this.taken.has(visit) && !isMissed(visit, this.visits) && isFree(visit))
      .filter((visit) => minutesAgo(visit) <= most && minutesAgo(visit) >= least)
      .sort((a, b) => Math.abs(minutesAgo(a) - wanted) - Math.abs(minutesAgo(b) - wanted))[0];
  }

  private walkIn(card: Card | undefined, isTreated: boolean): Place {
    const { staff, teams } = this.clinic;
    const clinicians = [...staff.surgeons, ...staff.orthodontists];
    const free = clinicians.filter((id) => !this.inChair.has(id));
    const providerId = card?.walkIn ? (staff.surgeons[0] ?? null) : this.random.pick(free.length ? free : clinicians);
    const patientId = card?.walkIn ? this.urgent() : this.unseen(teams.patientsOf(providerId ?? 0));
    this.here.add(patientId);
    const { procedure = this.random.pick(WALK_IN_PROCEDURES), notes = null } = card?.walkIn ?? {};
    const isTaken = isTreated || card?.walkIn || card?.status === 'AT_CASHIER';
    return {
      patientId,
      visitId: null,
      providerId: isTaken ? providerId : null,
      chairId: isTreated && providerId ? chairOf(staff, providerId) : null,
      procedure,
      notes,
      priority: 'NORMAL',
    };
  }

  /** The patient of the pictures, whom nobody looks after yet. */
  private urgent(): number {
    const known = this.clinic.patients.find(
      ({ firstName, lastName }) => `${firstName} ${lastName}` === 'Sithara Munasinghe',
    );
    return known && !this.here.has(known.id) ? known.id : this.unseen(this.clinic.teams.nobodys);
  }

  private unseen(ids: readonly number[]): number {
    const free = ids.filter((id) => !this.here.has(id) && this.clinic.patients[id - 1]?.clinicalStatus !== 'COMPLETED');
    return this.random.pick(free);
  }

  private chair(wanted: number | null): number {
    const all = Array.from({ length: CHAIRS }, (_, index) => index + 1);
    const free = [wanted ?? 0, ...all].find((id) => all.includes(id) && !this.chairs.has(id)) ?? CHAIRS;
    this.chairs.add(free);
    return free;
  }

  private entry(id: number, place: Place, course: Course): EntryRow {
    const [enteredAt = this.clinic.time.now, calledAt = null] = course;
    const status = statusAfter(course);
    const stageSince = course.at(-1) ?? enteredAt;
    return {
      ...place,
      id,
      day: this.clinic.time.today,
      ticket: `A ${id}`,
      status,
      urgency: PRIORITIES.indexOf(place.priority),
      checkedInById: this.desk(id),
      enteredAt,
      stageSince,
      calledAt,
      calledAgainAt: null,
      completedAt: status === 'COMPLETED' ? stageSince : null,
      isUnfinished: false,
      settledAs: null,
      version: course.length,
    };
  }

  private moves(entryId: number, { providerId }: Place, course: Course): MoveRow[] {
    return course.map((at, index) => ({
      id: 0,
      entryId,
      fromStatus: index ? (QUEUE_STATUSES[index - 1] ?? null) : null,
      toStatus: QUEUE_STATUSES[index] ?? 'COMPLETED',
      at: earlier(later(at, course[0] ?? at), this.clinic.time.now),
      actorId: index === 0 || index === 4 ? this.desk(entryId) : (providerId ?? this.desk(entryId)),
    }));
  }

  private desk(id: number): number {
    const { reception } = this.clinic.staff;
    return reception[id % reception.length] ?? 1;
  }
}

/** Minutes before now as they fit into a day that is so many minutes old; what is recent stays as it is. */
function pressed(ago: number, dayAge: number): number {
  // A minute is kept back, so that nothing falls on midnight itself.
  const room = Math.max(0, dayAge - 1);
  if (room >= SCRIPT_MINUTES) return ago;
  const kept = Math.min(45, dayAge * 0.6, room);
  return ago <= kept ? ago : kept + ((ago - kept) * (room - kept)) / (SCRIPT_MINUTES - kept);
}

const start = (course: Course): number => course[0]?.getTime() ?? 0;
const statusAfter = (course: Course): QueueStatus => QUEUE_STATUSES[course.length - 1] ?? 'COMPLETED';
