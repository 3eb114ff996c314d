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
