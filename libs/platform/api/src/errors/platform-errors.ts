import type { FieldError } from '@cuspid/platform/contracts';
import { DomainError } from './domain-error';

export class NotSignedIn extends DomainError {
  readonly code = 'not-signed-in';
  readonly status = 401;
  constructor() {
    super('Sign in first: there is no session, or it has ended.');
  }
}

export class NotAllowed extends DomainError {
  readonly code = 'not-allowed';
  readonly status = 403;
  constructor(permission: string) {
    super(`Your role does not have the permission “${permission}”. Ask an administrator.`);
  }
}

export class PasswordChangeRequired extends DomainError {
  readonly code = 'password-change-required';
  readonly status = 403;
  constructor() {
    super('Choose your own password first: the one you signed in with is temporary.');
  }
}

/** Not there, or outside the caller's patients: the two look the same. */
export class NotFound extends DomainError {
  readonly code = 'not-found';
  readonly status = 404;
  constructor() {
    super('There is no such record among those you may see.');
  }
}

export class Invalid extends DomainError {
  readonly code: string = 'invalid';
  readonly status = 422;
  constructor(
    override readonly errors: FieldError[],
    message = 'Some fields were refused.',
  ) {
    super(message);
  }
}

export class VersionNeeded extends DomainError {
  readonly code = 'version-needed';
  readonly status = 428;
  constructor() {
    super('Send If-Match with the version you changed (the ETag you were given).');
  }
}

/** Somebody changed the record since it was read: read it again and repeat the change. */
export class StaleVersion extends DomainError {
  readonly code = 'stale-version';
  readonly status = 412;
  constructor(current?: number) {
    super(
      `Somebody changed this record since you read it${current ? ` (it is now version ${current})` : ''}. Read it again and repeat your change.`,
    );
  }
}

export class KeyReused extends DomainError {
  readonly code = 'idempotency-key-reused';
  readonly status = 422;
  constructor() {
    super('This Idempotency-Key was used for another request. Use a new key for a new request.');
  }
}

export class StillRunning extends DomainError {
  readonly code = 'still-running';
  readonly status = 409;
  override readonly retryAfter = 1;
  constructor() {
    super('The same request is still being carried out. Ask again in a second.');
  }
}

export class BadIdempotencyKey extends DomainError {
  readonly code = 'bad-idempotency-key';
  readonly status = 400;
  constructor() {
    super('An Idempotency-Key has 1 to 200 visible ASCII characters.');
  }
}

/** What the request asks for must never be done twice: it has to say which request it is. */
export class IdempotencyKeyRequired extends DomainError {
  readonly code = 'idempotency-key-required';
  readonly status = 400;
  constructor() {
    super('Send an Idempotency-Key of your own choice, so that a request that is sent again is carried out once.');
  }
}

export class Unavailable extends DomainError {
  readonly code = 'unavailable';
  readonly status = 503;
  override readonly retryAfter = 2;
  constructor(what = 'The database') {
    super(`${what} cannot be reached at the moment. Nothing was changed; try again shortly.`);
  }
}
