import { DomainError } from '@cuspid/platform/api';

export class EmailTaken extends DomainError {
  readonly code = 'email-taken';
  readonly status = 409;
  constructor() {
    super('Another account has this e-mail address.');
  }
}

export class NotOneself extends DomainError {
  readonly code = 'not-oneself';
  readonly status = 409;
  constructor(what: string) {
    super(`Nobody may ${what}. Ask another administrator.`);
  }
}

export class LastAdministrator extends DomainError {
  readonly code = 'last-administrator';
  readonly status = 409;
  constructor() {
    super('This is the last active administrator: nobody could manage the clinic. Make somebody else one first.');
  }
}

export class StillActive extends DomainError {
  readonly code = 'user-active';
  readonly status = 409;
  constructor() {
    super('This account is active. Deactivate it first.');
  }
}

export class NotActive extends DomainError {
  readonly code = 'user-inactive';
  readonly status = 409;
  constructor() {
    super('This account is deactivated. Reactivate it first.');
  }
}

export class GoneForGood extends DomainError {
  readonly code = 'user-anonymised';
  readonly status = 409;
  constructor() {
    super('This account was deleted for good: only the name beside its records is left.');
  }
}

export class NotAnAdministrator extends DomainError {
  readonly code = 'not-an-administrator';
  readonly status = 409;
  constructor(email: string) {
    super(`There are administrators, and ${email} is none of them. One of them can add or change it under Users.`);
  }
}
