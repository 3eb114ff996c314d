import { ProviderError, type Readiness } from '../provider-error';

export interface MailAttachment {
  filename: string;
  contentType: string;
  content: Buffer;
}

export interface MailMessage {
  /** One bare address; see `requireAddress`. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  attachments?: MailAttachment[];
  /** Message-ID with its angle brackets. A letter tried again keeps it, so mailboxes can drop the second copy. */
  messageId: string;
}

/** The other side has taken the letter over. `response` is what it said. */
export interface MailAccepted {
  accepted: true;
  response: string;
}

/** Hands one letter to the post. What a request wants sent goes through `MailOutbox`, never straight here. */
export abstract class Mail {
  /** Errors: `PermanentMailError` (never try again), `TransientMailError` (later), `AddressRefused`, `HeaderRefused`. */
  abstract send(message: MailMessage): Promise<MailAccepted>;
  abstract ready(): Promise<Readiness>;
}

/** The post will never take this letter: no such mailbox, too large. */
export class PermanentMailError extends ProviderError {
  readonly code = 'mail-refused';
  readonly status = 502;
}

/**
 * The letter did not go out now and may later. `unanswered` marks the one case in which it may have gone out after all:
 * the server had all of it and the line broke before its answer.
 */
export class TransientMailError extends ProviderError {
  readonly code = 'mail-not-sent';
  readonly status = 503;

  constructor(
    message: string,
    readonly unanswered: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
