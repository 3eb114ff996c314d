import { DomainError } from '@cuspid/platform/api';
import { PATIENT } from '@cuspid/patients/contracts';

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

/** The same is on record: it is confirmed or corrected, not written twice. */
export class AlertListed extends DomainError {
  readonly code = 'alert-listed';
  readonly status = 409;
  override readonly errors: { path: string; message: string }[];
  constructor(label: string) {
    const message = `${label} is on record already: confirm or correct that one.`;
    super(message);
    this.errors = [{ path: 'label', message }];
  }
}

/** What was read to the patient is no longer what holds. */
export class AlertsChanged extends DomainError {
  readonly code = 'alerts-changed';
  readonly status = 409;
  constructor() {
    super('Somebody has changed the alerts meanwhile, so nothing was confirmed. Look at them once more.');
  }
}

export class PregnancyOver extends DomainError {
  readonly code = 'pregnancy-over';
  readonly status = 409;
  constructor() {
    super('The time of a pregnancy has passed: end it or give it another date, then confirm the rest.');
  }
}

export class AlertHolds extends DomainError {
  readonly code = 'alert-holds';
  readonly status = 409;
  constructor() {
    super('This alert has not ended: there is nothing to open again.');
  }
}
