import { AsyncLocalStorage } from 'node:async_hooks';
import type { MailerOptions, MailerService } from '@nestjs-modules/mailer';
import type { Readiness } from '../provider-error';
import { codeOf, reasonOf } from '../provider-error';
import { compose } from './compose';
import { Mail, PermanentMailError, TransientMailError, type MailAccepted, type MailMessage } from './mail';

export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (port 465). Otherwise STARTTLS where the server offers it. */
  secure: boolean;
  user?: string;
  password?: string;
  /** From line of every letter: `Cuspid <desk@clinic.lk>`. */
  from: string;
  /** Milliseconds of silence after which a server counts as hung. */
  timeout?: number;
}

const SILENCE = 20_000;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** The sending a line of the transport’s log belongs to. */
const watched = new AsyncLocalStorage<{ handedOver: boolean }>();

/**
 * Listens for the one line of the log that tells a lost letter from one that may have arrived: the whole text has left
 * for the server. No error says so. Nothing is written anywhere.
 */
const witness = {
  level: () => undefined,
  trace: () => undefined,
  debug: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
  info: (entry: unknown) => {
    const progress = watched.getStore();
    if (progress && isWholeText(entry)) progress.handedOver = true;
  },
};

function isWholeText(entry: unknown): boolean {
  return (
    typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'message' && 'outByteCount' in entry
  );
}

/** What the mailer module is told, so that no server can hold a letter for ever. */
export function mailerOptions(settings: SmtpSettings): MailerOptions {
  const timeout = settings.timeout ?? SILENCE;
  return {
    transport: {
      host: settings.host,
      port: settings.port,
      secure: settings.secure,
      // A password never crosses a network in the clear.
      requireTLS: !settings.secure && Boolean(settings.user) && !LOOPBACK.test(settings.host),
      auth: settings.user ? { user: settings.user, pass: settings.password ?? '' } : undefined,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      dnsTimeout: timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
      logger: witness,
    },
  };
}

/** The longest a letter may take in all: a server that trickles a byte now and then is never silent. */
const LONGEST = 90_000;

/** Letters by SMTP. */
export class SmtpMail extends Mail {
  constructor(
    private readonly mailer: MailerService,
    private readonly from: string,
  ) {
    super();
  }

  async send(message: MailMessage): Promise<MailAccepted> {
    const { envelope, raw } = await compose(message, this.from);
    const progress = { handedOver: false };
    try {
      const signal = AbortSignal.timeout(LONGEST);
      const info = await watched.run(progress, () => this.mailer.sendMail({ envelope, raw, signal }));
      return { accepted: true, response: String(info.response) };
    } catch (error) {
      throw mailError(error, progress.handedOver);
    }
  }

  async ready(): Promise<Readiness> {
    try {
      await this.mailer.getTransporter().verify();
      return 'ok';
    } catch (error) {
      return `The mail server does not answer as it should: ${codeOf(error) ?? reasonOf(error)}.`;
    }
  }
}

/** What the server answered, if the failure is an answer: RFC 5321 code and the command it answers. */
function answerOf(error: unknown): { code: number; command: string } | null {
  if (!(error instanceof Error) || !('responseCode' in error) || typeof error.responseCode !== 'number') return null;
  return { code: error.responseCode, command: 'command' in error ? String(error.command) : '' };
}

/**
 * A 5xx about the letter or its recipient is final. A 5xx about us (greeting, sign-in, our sender) is for an
 * administrator to put right, and the letters wait meanwhile.
 */
function mailError(error: unknown, handedOver: boolean): PermanentMailError | TransientMailError {
  const answer = answerOf(error);
  const aboutTheLetter = answer && (answer.code === 552 || /^(RCPT TO|DATA)/.test(answer.command));
  // The server's own words may quote the recipient: the code is enough for a log.
  if (answer && answer.code >= 500 && aboutTheLetter) {
    return new PermanentMailError(`The mail server refused the letter (${answer.code} to ${answer.command}).`);
  }
  if (answer) return new TransientMailError(`The mail server answered ${answer.code} to ${answer.command}.`, false);
  const code = codeOf(error) ?? reasonOf(error);
  if (code === 'EMESSAGE') return new PermanentMailError('The letter is larger than the mail server takes.');
  return new TransientMailError(`The mail server could not be reached or went silent: ${code}.`, handedOver);
}
