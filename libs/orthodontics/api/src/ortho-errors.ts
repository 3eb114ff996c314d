import { DomainError, Invalid } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';

/** An exam is finished once the fields it cannot be without are filled in; `errors` names those that are not. */
export class OrthoExamIncomplete extends Invalid {
  override readonly code = 'ortho-exam-incomplete';
  constructor(missing: FieldError[]) {
    super(missing, 'The exam cannot be finished yet: some of it is not filled in.');
  }
}

/** The exam was finished before. */
export class OrthoExamFinished extends DomainError {
  readonly code = 'ortho-exam-finished';
  readonly status = 409;
  constructor() {
    super('This exam has been finished already.');
  }
}

/** The exam or the control has been taken back: it can be read, and nothing else. */
export class OrthoVoided extends DomainError {
  readonly code = 'ortho-voided';
  readonly status = 409;
  constructor() {
    super('This has been taken back. It stays in the record as it is.');
  }
}
