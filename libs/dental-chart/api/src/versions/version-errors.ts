import { DomainError } from '@cuspid/platform/api';

/** What is stored is no longer what was frozen: it is told, and never shown as right. */
export class VersionDamaged extends DomainError {
  readonly code = 'version-damaged';
  readonly status = 500;
  constructor() {
    super(
      'This version no longer says what was frozen: it does not match its hash. Do not rely on it; restore it from a backup.',
    );
  }
}

/** A version in the bin was put there again. */
export class VersionInBin extends DomainError {
  readonly code = 'version-in-bin';
  readonly status = 409;
  constructor() {
    super('This version is in the bin already.');
  }
}

/** Only what is in the bin is taken out of it, or deleted for good. */
export class VersionNotInBin extends DomainError {
  readonly code = 'version-not-in-bin';
  readonly status = 409;
  constructor() {
    super('This version is not in the bin. Put it there first.');
  }
}
