import { DomainError } from '@cuspid/platform/api';
import { IMPORT } from '@cuspid/patients/contracts';

/** What came is no CSV that can be read; the message says what to do about it. */
export class UnreadableCsv extends DomainError {
  readonly code = 'unreadable-csv';
  readonly status = 422;
}

/** The file has more megabytes or rows than an import takes. Split it. */
export class FileTooLarge extends DomainError {
  readonly code = 'file-too-large';
  readonly status = 413;
  constructor() {
    super(
      `A file has at most ${IMPORT.bytesMax / 1_048_576} MB and ${IMPORT.rowsMax.toLocaleString('en')} rows. Split it.`,
    );
  }
}

export class NotCsv extends DomainError {
  readonly code = 'not-a-csv';
  readonly status = 415;
  constructor() {
    super('Send the file itself as the body, as text/csv.');
  }
}

/** What was asked does not fit where the import stands. */
export class ImportElsewhere extends DomainError {
  readonly code = 'import-elsewhere';
  readonly status = 409;
}

/** Somebody else has gone on with the work: nothing more is written here. */
export class TakenOver extends Error {}
