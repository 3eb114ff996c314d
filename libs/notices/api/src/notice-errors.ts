import { DomainError } from '@cuspid/platform/api';

export class NoticeWaits extends DomainError {
  readonly code = 'notice-waits';
  readonly status = 409;
  constructor() {
    super('This waits for you: it leaves by itself when it is done.');
  }
}
