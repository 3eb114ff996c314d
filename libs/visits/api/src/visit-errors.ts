import { DomainError } from '@cuspid/platform/api';

export class NotScheduled extends DomainError {
  readonly code = 'visit-not-scheduled';
  readonly status = 409;
  constructor() {
    super('Only a visit that is still booked can be checked in.');
  }
}
