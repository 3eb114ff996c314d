import { DomainError } from '@cuspid/platform/api';

/** A finished exam is corrected by a further version, and that needs a reason. */
export class PerioFinished extends DomainError {
  readonly code = 'perio-finished';
  readonly status = 409;
  constructor() {
    super('This exam is finished. Say why it is corrected: the correction becomes a further version.');
  }
}

/** The exam is still being recorded, and what was asked for is for finished ones. */
export class PerioNotFinished extends DomainError {
  readonly code = 'perio-not-finished';
  readonly status = 409;
  constructor() {
    super('This exam is still being recorded. Finish it first.');
  }
}

/** An exam that was taken back is read and never changed. */
export class PerioVoided extends DomainError {
  readonly code = 'perio-voided';
  readonly status = 409;
  constructor() {
    super('This exam was taken back. It can be read, and not changed.');
  }
}

/** An exam keeps every save, and so it has an end. */
export class PerioTooLong extends DomainError {
  readonly code = 'perio-too-long';
  readonly status = 409;
  constructor() {
    super('This exam has been saved as often as an exam can be. Finish it, and begin another one.');
  }
}
