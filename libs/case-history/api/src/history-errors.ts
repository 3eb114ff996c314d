import { DomainError } from '@cuspid/platform/api';

/** What is stored is no longer what was saved: it is told, and never shown as right. */
export class HistoryDamaged extends DomainError {
  readonly code = 'history-damaged';
  readonly status = 500;
  constructor() {
    super(
      'This version of the case history no longer says what was saved: it does not match its hash. Do not rely on it; restore it from a backup.',
    );
  }
}
