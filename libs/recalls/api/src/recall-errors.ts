import { DomainError } from '@cuspid/platform/api';
import { RECALL } from '@cuspid/recalls/contracts';
import type { ClaimDto } from '@cuspid/recalls/contracts/dto';

/** Somebody else is calling this patient at this moment; `conflict.claim` says who, and since when. */
export class SomebodyIsCalling extends DomainError {
  readonly code = 'recall-claimed';
  readonly status = 409;
  override readonly conflict: { claim: ClaimDto };
  constructor(claim: ClaimDto) {
    super(`${claim.by.name} is calling this patient.`);
    this.conflict = { claim };
  }
}

/** The patient is not to be contacted about recalls, and nobody calls. */
export class DoNotContact extends DomainError {
  readonly code = 'recall-do-not-contact';
  readonly status = 409;
  constructor() {
    super('This patient is not to be contacted about recalls.');
  }
}

/** There is nothing to call about: not due by this rule, or a visit is booked ahead. */
export class NothingToRecall extends DomainError {
  readonly code = 'recall-not-open';
  readonly status = 409;
  constructor() {
    super('This recall is not open: a visit is booked, or the rule does not apply any more.');
  }
}

export class NoAttemptToUndo extends DomainError {
  readonly code = 'no-recall-undo';
  readonly status = 409;
  constructor() {
    super(`A try can be taken back for ${RECALL.undoMinutes} minutes, and only the last one.`);
  }
}

/** Tries were made by this rule: it can be switched off, not deleted. */
export class RuleInUse extends DomainError {
  readonly code = 'recall-rule-used';
  readonly status = 409;
  constructor() {
    super('Patients were called by this rule. Switch it off instead.');
  }
}

export class TooManyRules extends DomainError {
  readonly code = 'recall-rules-full';
  readonly status = 409;
  constructor() {
    super(`A clinic has at most ${RECALL.rulesMax} recall rules.`);
  }
}
