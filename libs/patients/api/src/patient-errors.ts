import { DomainError } from '@cuspid/platform/api';
import type { DuplicateDto } from '@cuspid/patients/contracts/dto';

export class CodeTaken extends DomainError {
  readonly code = 'patient-code-taken';
  readonly status = 409;
  constructor() {
    super('Another patient has this code.');
  }
}

export class PossibleDuplicate extends DomainError {
  readonly code = 'possible-duplicate';
  readonly status = 409;
  override readonly conflict: { items: DuplicateDto[] };
  constructor(items: DuplicateDto[]) {
    super(
      'Somebody who may be the same person is registered already. Open that record, or say that this is somebody else.',
    );
    this.conflict = { items };
  }
}
