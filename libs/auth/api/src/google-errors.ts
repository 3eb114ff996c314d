import { DomainError } from '@cuspid/platform/api';

/** Unknown, unverified, inactive, of another domain, forged: all look the same. The audit log says which it was. */
export class GoogleRefused extends DomainError {
  readonly code = 'google-refused';
  readonly status = 401;
  constructor() {
    super('Google could not sign you in here. Sign in with your password, or ask an administrator.');
  }
}

/** Why somebody does not get in by Google: for the audit log, never for the answer. */
export class Refusal extends Error {
  constructor(
    readonly reason: string,
    /** The account it was about, where there is one. */
    readonly userId?: number,
  ) {
    super(reason);
  }
}
