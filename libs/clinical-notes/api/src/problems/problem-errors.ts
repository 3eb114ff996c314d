import { DomainError } from '@cuspid/platform/api';

/** An item of the treatment plan solves this problem: take the link off first, or resolve the problem instead. */
export class ProblemInPlan extends DomainError {
  readonly code = 'problem-in-plan';
  readonly status = 409;
  constructor() {
    super('Something in the treatment plan is for this problem. Resolve it, or take it off the plan first.');
  }
}
