import { DomainError } from '@cuspid/platform/api';
import { SAVED_VIEW } from '@cuspid/patients/contracts';

export class ViewNameTaken extends DomainError {
  readonly code = 'view-name-taken';
  readonly status = 409;
  constructor() {
    super('You have a view of this name. Overwrite it, or choose another name.');
  }
}

export class TooManyViews extends DomainError {
  readonly code = 'too-many-views';
  readonly status = 409;
  constructor() {
    super(`You can keep at most ${SAVED_VIEW.max} views. Delete one you no longer use.`);
  }
}
