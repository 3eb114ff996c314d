import { CASE } from '@cuspid/cases/contracts';
import { DomainError } from '@cuspid/platform/api';

/** Work is judged by this rubric. */
export class RubricInUse extends DomainError {
  readonly code = 'rubric-in-use';
  readonly status = 409;
  constructor() {
    super('Work is judged by this rubric. Use another first.');
  }
}

/** The clinic has as many rubrics as one can have. */
export class TooManyRubrics extends DomainError {
  readonly code = 'too-many-rubrics';
  readonly status = 409;
  constructor() {
    super(`There are ${CASE.rubricsMax} rubrics. Delete one that is not used.`);
  }
}
