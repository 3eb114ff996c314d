import { DomainError } from '@cuspid/platform/api';
import { LETTER, type LetterState, type NoReminderBecause } from '@cuspid/letters/contracts';

/** The patient has been reminded of this visit at this time, or is about to be; `conflict` says by which letter. */
export class AlreadyReminded extends DomainError {
  readonly code = 'already-reminded';
  readonly status = 409;
  override readonly conflict: { letterId: number; state: LetterState };
  constructor(letterId: number, state: LetterState) {
    super(
      state === 'FAILED'
        ? 'A reminder of this visit could not be delivered. It can be tried again in the list of letters.'
        : 'A reminder of this visit has gone out already, or is about to.',
    );
    this.conflict = { letterId, state };
  }
}

const WHY: Record<Exclude<NoReminderBecause, 'REMINDED'>, string> = {
  NO_ADDRESS: 'The patient has no e-mail address.',
  OPTED_OUT: 'The patient does not want letters about their visits.',
  NOT_BOOKED: 'Only of a visit that is still booked can a patient be reminded.',
  PAST: 'The visit has begun already.',
};

/** There is nobody, or nothing, to remind of; `conflict.because` says what stands in the way. */
export class NoReminder extends DomainError {
  readonly code = 'no-reminder';
  readonly status = 409;
  override readonly conflict: { because: NoReminderBecause };
  constructor(because: Exclude<NoReminderBecause, 'REMINDED'>) {
    super(WHY[because]);
    this.conflict = { because };
  }
}

/** The letter was sent, waits, or tells of something that is not so any more: it is not sent again. */
export class LetterNotSentAgain extends DomainError {
  readonly code = 'letter-not-sent-again';
  readonly status = 409;
  override readonly conflict: { state: LetterState };
  constructor(state: LetterState) {
    super('Only a letter that was given up, and still tells what is so, can be sent again.');
    this.conflict = { state };
  }
}

/** The visit was moved, has begun, is over or was cancelled: its link does nothing any more. */
export class LinkClosed extends DomainError {
  readonly code = 'visit-link-closed';
  readonly status = 409;
  constructor() {
    super('This link is not valid any more: the visit was moved, cancelled, or is over. Please call the clinic.');
  }
}

/** So near to the visit its place cannot be given to anybody else: the patient calls. */
export class TooLateToCancel extends DomainError {
  readonly code = 'too-late-to-cancel';
  readonly status = 409;
  constructor() {
    super(`Less than ${LETTER.cancelHours} hours before a visit, please call the clinic to cancel it.`);
  }
}
