import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ProviderError, reasonOf } from '../provider-error';
import type { Deliveries } from './deliveries';
import { claimLetter, settleLetter, type Outcome } from './letter-claims';
import type { LetterSeal } from './letter-seal';
import { TransientMailError, type Mail } from './mail';
import { UNANSWERED, type MailLetter } from './mail-letter';

export interface SenderSettings {
  /** Whether to look for letters by itself; specs call `sendDue` instead. */
  polls: boolean;
  /** Milliseconds between looks. */
  interval?: number;
}

const INTERVAL = 1_000;
const LANES = 4;
const GRACE = 10_000;
const SETTLE_TRIES = 60;

/**
 * Sends what is in the outbox. Any number of processes may: each letter is taken by one at a time. A letter the post
 * will never take, or has not taken for 72 hours, is left `DEAD` with the reason beside it.
 */
export class MailSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MailSender.name);
  private stopped = false;
  private wake: () => void = () => undefined;
  private polling: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly mail: Mail,
    private readonly seal: LetterSeal,
    private readonly deliveries: Deliveries,
    private readonly settings: SenderSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.polls) this.polling = this.poll();
  }

  /** Before the database connection is closed, which happens on `onApplicationShutdown`. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.race([this.polling, sleep(GRACE, undefined, { ref: false })]);
  }

  /** Says that there may be a letter now: no need to wait for the next look. To be called after the commit. */
  poke(): void {
    this.wake();
  }

  /** Sends everything that is due, a few letters at a time. Answers how many letters it took in hand. */
  async sendDue(): Promise<number> {
    const lanes = await Promise.all(Array.from({ length: LANES }, () => this.lane()));
    return lanes.reduce((sum, taken) => sum + taken, 0);
  }

  private async lane(): Promise<number> {
    for (let taken = 0; ; taken++) {
      const letter = this.stopped ? null : await claimLetter(this.source, this.deliveries);
      if (!letter) return taken;
      await this.settle(letter, await this.attempt(letter));
    }
  }

  private async attempt(letter: MailLetter): Promise<Outcome> {
    try {
      await this.mail.send({
        to: letter.recipient,
        subject: letter.subject,
        ...this.written(letter),
        messageId: letter.messageId,
      });
      return { sent: true };
    } catch (error) {
      return this.failure(letter, error);
    }
  }

  private written({ text, html, attachments, isConfidential, messageId }: MailLetter) {
    const open = (part: string) => (isConfidential ? this.seal.open(part, messageId) : part);
    return {
      text: open(text),
      html: html === null ? undefined : open(html),
      attachments: attachments?.map(({ base64, ...rest }) => ({
        ...rest,
        content: Buffer.from(open(base64), 'base64'),
      })),
    };
  }

  private failure(letter: MailLetter, error: unknown): Outcome {
    const reason = reasonOf(error);
    // Errors of ours that are not about the line are about the letter itself: it will not get better.
    if (!(error instanceof TransientMailError))
      return { sent: false, again: !(error instanceof ProviderError), reason };
    const before = letter.lastError?.startsWith(UNANSWERED) ?? false;
    // It may have arrived both times: a third copy helps nobody, a person should look.
    if (error.unanswered && before)
      return { sent: false, again: false, reason: `${UNANSWERED} And once more: ${reason}` };
    const marked = error.unanswered || before;
    return { sent: false, again: true, reason: marked ? `${UNANSWERED} ${reason}` : reason };
  }

  /** The post has the letter: the row must say so, also when the database is away for a moment. */
  private async settle(letter: MailLetter, outcome: Outcome): Promise<void> {
    if (!outcome.sent) this.log.warn(`Letter ${letter.id}, attempt ${letter.attempts}: ${outcome.reason}`);
    for (let attempt = 1; ; attempt++) {
      try {
        if (!(await settleLetter(this.source, this.deliveries, letter, outcome)))
          this.log.warn(`Letter ${letter.id} was taken over.`);
        return;
      } catch (error) {
        if (attempt >= SETTLE_TRIES) throw error;
        await sleep(INTERVAL);
      }
    }
  }

  private async poll(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.sendDue();
      } catch (error) {
        this.log.warn(`The outbox could not be read: ${reasonOf(error)}`);
      }
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.settings.interval ?? INTERVAL);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
