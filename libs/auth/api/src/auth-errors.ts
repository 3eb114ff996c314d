import { DomainError } from '@cuspid/platform/api';

/** Unknown, inactive, locked and wrong look the same. */
export class WrongSignIn extends DomainError {
  readonly code = 'wrong-sign-in';
  readonly status = 401;
  constructor() {
    super('The e-mail address or the password is not right.');
  }
}

export class SessionEnded extends DomainError {
  readonly code = 'session-ended';
  readonly status = 401;
  constructor() {
    super('Your session has ended. Sign in again.');
  }
}

export class ForeignOrigin extends DomainError {
  readonly code = 'foreign-origin';
  readonly status = 403;
  constructor() {
    super('This address may not act with the clinic’s sign-in cookie.');
  }
}

/** The one limit that shows: on an address, whoever sits behind it. */
export class TooManyAttempts extends DomainError {
  readonly code = 'too-many-attempts';
  readonly status = 429;
  constructor(override readonly retryAfter: number) {
    super(`Too many attempts. Try again in ${retryAfter} ${retryAfter === 1 ? 'second' : 'seconds'}.`);
  }
}

/** Never given out, used, replaced by a newer one, too old, of somebody who left: all the same. */
export class ResetLinkDead extends DomainError {
  readonly code = 'reset-link-dead';
  readonly status = 404;
  constructor() {
    super('This link is not good any more. Ask for a new one and use the newest letter within half an hour.');
  }
}
