import { DomainError } from '@cuspid/platform/api';
import { PATIENT } from '@cuspid/patients/contracts';
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
      'Somebody with this name and birth date is registered already. Open that record, or say that this is somebody else.',
    );
    this.conflict = { items };
  }
}

export class AllergiesListed extends DomainError {
  readonly code = 'allergies-listed';
  readonly status = 409;
  constructor() {
    super('There are allergies on record. End each of them before you confirm that there are none.');
  }
}

export class NoAllergiesListed extends DomainError {
  readonly code = 'no-allergies-listed';
  readonly status = 409;
  constructor() {
    super('There is no allergy on record to confirm. Record one, or confirm that there are none.');
  }
}

export class TooManyAlerts extends DomainError {
  readonly code = 'too-many-alerts';
  readonly status = 409;
  constructor() {
    super(`A patient has at most ${PATIENT.alertsMax} alerts at a time. End one that no longer holds.`);
  }
}
