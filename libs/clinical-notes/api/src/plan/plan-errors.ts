import { DomainError } from '@cuspid/platform/api';

/** The plan has as many phases or items as one can have: a plan nobody can read through is none. */
export class PlanFull extends DomainError {
  readonly code = 'plan-full';
  readonly status = 409;
  constructor(what: string, most: number) {
    super(`A plan has at most ${most} ${what}. Take away what is no longer meant.`);
  }
}

/** A phase goes once nothing is in it any more. */
export class PhaseNotEmpty extends DomainError {
  readonly code = 'plan-phase-not-empty';
  readonly status = 409;
  constructor() {
    super('This phase still has items. Move them, or take them off the plan first.');
  }
}

/** Another item of the plan stands for this finding already. */
export class FindingInPlan extends DomainError {
  readonly code = 'finding-in-plan';
  readonly status = 409;
  constructor() {
    super('This finding of the chart is in the plan already.');
  }
}

/** There is nothing in the plan to agree to. */
export class PlanEmpty extends DomainError {
  readonly code = 'plan-empty';
  readonly status = 409;
  constructor() {
    super('There is nothing in this plan yet that somebody could agree to.');
  }
}
