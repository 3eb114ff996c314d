import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { Mail, MailLetter, MailSender, MemoryMail, ProvidersModule } from '@cuspid/platform/providers';
import { NobodySignsInModule, openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { TemporaryPassword } from '../temporary-password';
import { User } from '../user';
import { UsersModule } from '../users.module';

/** A clinic with accounts and a post, where nobody signs in. */
export const openUsersClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [ProvidersModule.inMemory(), AuditModule, NobodySignsInModule, UsersModule],
    entities: [User, TemporaryPassword, AuditEntry, MailLetter],
  });

/** The clinic's post, as far as a spec has a hand in it. */
export class SpecPost {
  readonly mail: MemoryMail;

  constructor(private readonly clinic: SpecClinic) {
    const mail = clinic.get(Mail);
    if (!(mail instanceof MemoryMail)) throw new Error('the spec sends real letters');
    this.mail = mail;
  }

  /** Sends what is due; with a failure, every letter meets it. */
  async send(failure: Error | null = null): Promise<void> {
    this.mail.failure = failure;
    await this.clinic.get(MailSender).sendDue();
    this.mail.failure = null;
  }

  /** The temporary password in the last letter to this address. */
  wordsTo(address: string): string {
    return /[a-z]{5}(-[a-z]{5}){3}/.exec(this.mail.to(address).at(-1)?.text ?? '')?.[0] ?? '';
  }
}

/** Makes all that waits in the outbox due now. */
export const hoursGoBy = (clinic: SpecClinic, hours: number): Promise<unknown> =>
  clinic.source.query(
    'update mail_outbox set due_at = due_at - interval ? hour, created_at = created_at - interval ? hour',
    [hours, hours],
  );
