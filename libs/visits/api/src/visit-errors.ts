import { DomainError } from '@cuspid/platform/api';
import { VISIT, type VisitStatus } from '@cuspid/visits/contracts';
import type { ClashDto, ClosedDto } from '@cuspid/visits/contracts/dto';

export class NotScheduled extends DomainError {
  readonly code = 'visit-not-scheduled';
  readonly status = 409;
  constructor() {
    super('Only a visit that is still booked can be checked in.');
  }
}

const STANDS: Record<VisitStatus, string> = {
  SCHEDULED: 'The visit is booked, the patient has not arrived yet.',
  ARRIVED: 'The patient has arrived already.',
  COMPLETED: 'The visit is over.',
  CANCELLED: 'The visit was cancelled.',
  DID_NOT_ATTEND: 'The patient did not attend.',
};

/** The visit's state allows no such step; `conflict.status` says where it stands. */
export class WrongVisitState extends DomainError {
  readonly code = 'visit-state';
  readonly status = 409;
  override readonly conflict: { status: VisitStatus };
  constructor(status: VisitStatus) {
    super(STANDS[status]);
    this.conflict = { status };
  }
}

const TAKEN = {
  patient: 'The patient has another visit at that time.',
  provider: 'The provider has another visit at that time.',
  chair: 'The chair is taken at that time.',
} as const;

/** Somebody or something is in another place at that time; `conflict.clashes` names what. */
export class SlotTaken extends DomainError {
  readonly code = 'slot-taken';
  readonly status = 409;
  override readonly conflict: { clashes: ClashDto[] };
  constructor(clashes: ClashDto[]) {
    super([...new Set(clashes.map(({ what }) => TAKEN[what]))].join(' ') || 'That time has just been taken.');
    this.conflict = { clashes };
  }
}

const SHUT = {
  closed: 'The clinic is closed at that time.',
  holiday: 'The clinic is closed that day',
  away: 'The provider is away at that time',
  blocked: 'No bookings are taken at that time',
} as const;

/** The clinic, the provider or the chair is not to be had then; `conflict` says why. */
export class TimeClosed extends DomainError {
  readonly code = 'time-closed';
  readonly status = 409;
  override readonly conflict: ClosedDto;
  constructor(closed: ClosedDto) {
    super(closed.what ? `${SHUT[closed.why]}: ${closed.what}.` : `${SHUT[closed.why].replace(/\.$/, '')}.`);
    this.conflict = closed;
  }
}

/** The clock is put back that day and shows the time twice; `conflict.startsAt` are the two instants. */
export class TimeHappensTwice extends DomainError {
  readonly code = 'time-happens-twice';
  readonly status = 409;
  override readonly conflict: { startsAt: string[] };
  constructor(instants: Date[]) {
    super('The clock is put back that day and shows this time twice. Say which one is meant.');
    this.conflict = { startsAt: instants.map((at) => at.toISOString()) };
  }
}

export class NotAProvider extends DomainError {
  readonly code = 'not-a-provider';
  readonly status = 409;
  constructor() {
    super('Visits are booked with an active orthodontist, dental surgeon or student.');
  }
}

export class NoSuchChair extends DomainError {
  readonly code = 'no-such-chair';
  readonly status = 409;
  constructor() {
    super('This chair is not in use, or not any more.');
  }
}

export class NothingToUndo extends DomainError {
  readonly code = 'no-visit-undo';
  readonly status = 409;
  constructor() {
    super(`A change can be taken back for ${VISIT.undoMinutes} minutes, and only the last one.`);
  }
}

export class CompletedStays extends DomainError {
  readonly code = 'visit-completed';
  readonly status = 409;
  constructor() {
    super('A completed visit is part of the record and is never deleted.');
  }
}

/** Of the dates of a series some are not to be had any more; `conflict.dates` says which and why. Nothing was booked. */
export class SeriesNotFree extends DomainError {
  readonly code = 'series-not-free';
  readonly status = 409;
  override readonly conflict: { dates: { startsAt: string; clashes: ClashDto[]; closed: ClosedDto | null }[] };
  constructor(dates: SeriesNotFree['conflict']['dates']) {
    super('Some of these dates are not free. Nothing was booked.');
    this.conflict = { dates };
  }
}

/** The visit was booked by itself: there are no others that go with it. */
export class NoSeries extends DomainError {
  readonly code = 'no-series';
  readonly status = 409;
  constructor() {
    super('This visit is not part of a series.');
  }
}
