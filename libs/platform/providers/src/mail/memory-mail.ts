import type { Readiness } from '../provider-error';
import { compose } from './compose';
import { Mail, type MailAccepted, type MailMessage } from './mail';

/** Letters in the memory of the process: for specs. `failure` makes the next letters fail with it. */
export class MemoryMail extends Mail {
  readonly sent: MailMessage[] = [];
  failure: Error | null = null;

  async send(message: MailMessage): Promise<MailAccepted> {
    await compose(message, 'Cuspid <desk@cuspid.test>');
    if (this.failure) throw this.failure;
    this.sent.push(message);
    return { accepted: true, response: 'kept in memory' };
  }

  /** The letters one mailbox got, oldest first. */
  to(address: string): MailMessage[] {
    return this.sent.filter((message) => message.to === address);
  }

  async ready(): Promise<Readiness> {
    return 'ok';
  }
}
