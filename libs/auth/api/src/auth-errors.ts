import { DomainError } from '@cuspid/platform/api';

/** Unknown, inactive and wrong look the same. */
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
