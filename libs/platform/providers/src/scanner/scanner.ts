import type { Readable } from 'node:stream';
import { ProviderError, type Readiness } from '../provider-error';

/** What a scanner says of a file: nothing found, or the name of what was found. */
export type Verdict = { isClean: true } | { isClean: false; found: string };

/** Looks for malware in a file before anybody else may have it. No answer is never “clean”. */
export abstract class Scanner {
  /** Whether files are looked at at all: a clinic may have none. */
  abstract readonly isConfigured: boolean;
  /** The verdict on the whole content. Errors: `ScannerUnavailable`. */
  abstract scan(content: Readable): Promise<Verdict>;
  abstract ready(): Promise<Readiness>;
}

/** The malware scanner that is set does not answer, or answers nothing that can be understood: no file passes meanwhile. */
export class ScannerUnavailable extends ProviderError {
  readonly code = 'scanner-unavailable';
  readonly status = 503;
  override readonly retryAfter = 60;

  constructor(cause?: unknown) {
    super('Files cannot be checked for malware at the moment, so none is taken in. Try again in a minute.');
    this.cause = cause;
  }
}

/** The scanner looks at files up to a size, and this is a larger one: what nobody looked at does not pass. */
export class FileTooLargeToScan extends ProviderError {
  readonly code = 'file-too-large-to-scan';
  readonly status = 413;

  constructor() {
    super('The file is larger than the malware scanner can look at. Send a smaller one, or tell who runs the server.');
  }
}
