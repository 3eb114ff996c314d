import { DomainError } from '@cuspid/platform/api';
import type { OpenThingDto } from '@cuspid/patients/contracts/dto';

/** A patient who is in the queue, or has visits booked ahead, is not archived; `conflict` says what is open. */
export class StillOpen extends DomainError {
  readonly code = 'patient-still-open';
  readonly status = 409;
  override readonly conflict: { open: OpenThingDto[] };
  constructor(open: OpenThingDto[]) {
    const ends = open.every(({ canBeEnded }) => canBeEnded);
    super(
      ends
        ? 'This patient has visits booked ahead. Archive and cancel them, or move them first.'
        : 'This patient is in the queue now. Finish the visit, or take them out of the queue, and archive then.',
    );
    this.conflict = { open };
  }
}

export class NotArchived extends DomainError {
  readonly code = 'patient-not-archived';
  readonly status = 409;
  constructor() {
    super('This record is in use. Archive it first.');
  }
}

export class OtherCode extends DomainError {
  readonly code = 'patient-code-differs';
  readonly status = 409;
  constructor() {
    super('The code that was typed is not the code of this patient. Make sure that it is the right record.');
  }
}

export class RetentionRuns extends DomainError {
  readonly code = 'retention-runs';
  readonly status = 409;
  override readonly conflict: { keptUntil: string };
  constructor(keptUntil: string) {
    super(`The clinic keeps this record until ${keptUntil}. It can stay archived until then.`);
    this.conflict = { keptUntil };
  }
}
