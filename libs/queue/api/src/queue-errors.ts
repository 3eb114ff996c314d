import { DomainError } from '@cuspid/platform/api';

export class AlreadyInQueue extends DomainError {
  readonly code = 'already-in-queue';
  readonly status = 409;
  override readonly conflict: { entryId: number; ticket: string; status: string } | undefined;
  constructor(open?: { id: number; ticket: string; status: string }) {
    super('The patient is in the queue already.');
    this.conflict = open && { entryId: open.id, ticket: open.ticket, status: open.status };
  }
}

/** The visit's patient is in the queue: there the visit is finished, or taken back. */
export class InTheQueue extends DomainError {
  readonly code = 'in-the-queue';
  readonly status = 409;
  override readonly conflict: { entryId: number; ticket: string };
  constructor({ id, ticket }: { id: number; ticket: string }) {
    super('The patient is in the queue. Finish the visit there, or take the patient off the queue.');
    this.conflict = { entryId: id, ticket };
  }
}

export class NobodyIsWaiting extends DomainError {
  readonly code = 'nobody-is-waiting';
  readonly status = 409;
  constructor() {
    super('Nobody is waiting for you.');
  }
}

export class EntryClosed extends DomainError {
  readonly code = 'entry-closed';
  readonly status = 409;
  constructor() {
    super('This entry is from an earlier day and has been closed. Check the patient in again.');
  }
}

export class SameStage extends DomainError {
  readonly code = 'same-stage';
  readonly status = 409;
  constructor() {
    super('The patient is at this stage already.');
  }
}

/** Only who was called and should be on the way to the chair can be called again. */
export class NotCalled extends DomainError {
  readonly code = 'not-called';
  readonly status = 409;
  constructor() {
    super('Only a patient who was called to a chair can be called again.');
  }
}

/** Only the patient of a student, and only while they sit in the chair, is on a student's route. */
export class NoStudentRoute extends DomainError {
  readonly code = 'no-student-route';
  readonly status = 409;
  constructor() {
    super('Only a patient in a student’s chair is on a student’s route.');
  }
}

/** The step is done, was asked for, or lies behind: the sentence says which. */
export class RouteStepRefused extends DomainError {
  readonly code = 'route-step-refused';
  readonly status = 409;
}

/** The entry was not left open, or somebody has said already what became of it. */
export class NothingToSettle extends DomainError {
  readonly code = 'nothing-to-settle';
  readonly status = 409;
  constructor() {
    super('Somebody has decided about this entry already.');
  }
}

/** More days, or days in the wrong order. */
export class PeriodTooLong extends DomainError {
  readonly code = 'period-too-long';
  readonly status = 422;
  constructor(days: number) {
    super(`Choose a period that begins before it ends, of at most ${days} days.`);
  }
}
