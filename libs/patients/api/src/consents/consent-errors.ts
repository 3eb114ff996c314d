import { DomainError } from '@cuspid/platform/api';

/** It was taken back already, perhaps a moment ago at another screen. */
export class ConsentWithdrawn extends DomainError {
  readonly code = 'consent-withdrawn';
  readonly status = 409;
  constructor() {
    super('This consent was withdrawn already.');
  }
}
