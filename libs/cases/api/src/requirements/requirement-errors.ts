import { DomainError } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';

/** Another kind of requirement in use, or another group, has this name. */
export class RequirementNameTaken extends DomainError {
  readonly code = 'requirement-name-taken';
  readonly status = 409;
  override readonly errors: FieldError[] = [{ path: 'name', message: 'Another one has this name.' }];
  constructor() {
    super('Another one has this name.');
  }
}

/** There are as many as a clinic can have. */
export class RequirementsFull extends DomainError {
  readonly code = 'requirements-full';
  readonly status = 409;
  constructor(most: number) {
    super(`There are ${most} already. Delete one that nobody needs.`);
  }
}

/** A group still asks for the kind. */
export class RequirementInUse extends DomainError {
  readonly code = 'requirement-in-use';
  readonly status = 409;
  constructor() {
    super('A group of students still has a quota of it. Take it out of their quotas first, or out of use.');
  }
}
