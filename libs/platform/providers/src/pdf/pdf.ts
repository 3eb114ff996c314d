import { ProviderError, type Readiness } from '../provider-error';

/** What is to be printed. */
export interface PdfPage {
  /** A whole document. Every value in it is escaped already; nothing in it is fetched, only `data:` images and fonts are shown. */
  html: string;
  /** Texts that must be readable in the finished PDF: at the very least the patient’s code. */
  expect: readonly string[];
  /** More pages than this are a mistake. */
  maxPages: number;
  landscape?: boolean;
  /** With bookmarks of its headings: of a document that is leafed through. */
  outline?: boolean;
  /** Whether its elements with `data-page-of="chart"` say on which page what they link to (`id="chart"`) stands. */
  hasContents?: boolean;
  /** Plain text at the foot of every page, beside the page’s number. */
  footer?: PdfFooter;
}

export interface PdfFooter {
  left?: string;
  /** How a page is numbered, in the reader’s language; `{page}` and `{pages}` stand for the numbers. */
  numbering?: string;
}

/** Makes A4 PDFs. What comes back is whole: it has been read again, and all that had to be in it is in it. */
export abstract class Pdf {
  /** Errors: `PdfBusy`, `PdfTimedOut`, `PdfNotWhole`, `PdfRefused`, `ChromiumMissing`. */
  abstract render(page: PdfPage): Promise<Buffer>;
  abstract ready(): Promise<Readiness>;
  /** How many PDFs this process is making, and how many more wait for their turn. */
  abstract load(): { printing: number; waiting: number };
}

/** What a route that prints says of its 503. */
export const PDF_LATER =
  '`pdf-busy`, `pdf-timed-out`, `pdf-failed`: it could not be printed in time; `Retry-After` says when to try again';

/** More PDFs are asked for at once than can be made; ask again in a moment. */
export class PdfBusy extends ProviderError {
  readonly code = 'pdf-busy';
  readonly status = 503;
  override readonly retryAfter = 10;

  constructor() {
    super('Too many PDFs are being made at this moment. Please try again in a few seconds.');
  }
}

/** The PDF was not finished in time, and the browser making it has been ended. */
export class PdfTimedOut extends ProviderError {
  readonly code = 'pdf-timed-out';
  readonly status = 503;
  override readonly retryAfter = 10;

  constructor(seconds: number) {
    super(`The PDF was not finished within ${seconds} s.`);
  }
}

/** The browser ended while the PDF was made, and did so again on a second try. */
export class PdfFailed extends ProviderError {
  readonly code = 'pdf-failed';
  readonly status = 503;
  override readonly retryAfter = 10;

  constructor(options: ErrorOptions) {
    super('The PDF could not be made.', options);
  }
}

/** What was made is not the document that was asked for: cut short, blank, too long, or a text is missing. */
export class PdfNotWhole extends ProviderError {
  readonly code = 'pdf-not-whole';
  readonly status = 500;

  constructor(what: string) {
    super(`The PDF is not whole: ${what}.`);
  }
}

/** The document tried to lead somewhere else. */
export class PdfRefused extends ProviderError {
  readonly code = 'pdf-refused';
  readonly status = 500;

  constructor() {
    super('The document tried to leave its page, so it was not printed.');
  }
}

/** There is no Chromium on this machine. */
export class ChromiumMissing extends ProviderError {
  readonly code = 'chromium-missing';
  readonly status = 503;

  constructor(looked: readonly string[]) {
    super(
      `PDFs need Chromium, and there is none at ${looked.join(', ')}. ` +
        'Install it (Debian: apt-get install chromium-headless-shell), or set CHROMIUM to its path.',
    );
  }
}
