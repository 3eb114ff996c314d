import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration, type Actor } from '@cuspid/platform/api';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import { MailOutbox, MailSender } from '@cuspid/platform/providers';
import { TemporaryPasswords, User } from '@cuspid/users/api';
import { IsNull } from 'typeorm';
import { Attempts, LIMITS } from './attempts';
import { changedLetter } from './letters';
import { PasswordReset } from './password-reset';
import { Sessions, type EndReason } from './sessions';

/** Gives a person the password they chose, with all that follows. */
@Injectable()
export class NewPasswords {
  constructor(
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly temporary: TemporaryPasswords,
    private readonly audit: Audit,
    private readonly outbox: MailOutbox,
    private readonly sender: MailSender,
    private readonly configuration: Configuration,
  ) {}

  /** Sets it, ends every session and link, opens what was locked, and tells the person. Their row is locked. */
  async set(
    tx: Tx,
    by: Pick<Actor, 'id' | 'name' | 'role' | 'address' | 'requestId'>,
    user: User,
    passwordHash: string,
    reason: Extract<EndReason, 'password-changed' | 'password-reset'>,
  ): Promise<void> {
    await tx.update(User, { id: user.id }, { passwordHash, mustChangePassword: false, passwordExpiresAt: null });
    await tx.update(PasswordReset, { userId: user.id, usedAt: IsNull() }, { usedAt: clock.now() });
    await this.sessions.end(tx, { userId: user.id }, reason);
    await this.temporary.forget(tx, user.id);
    await this.attempts.clear(LIMITS.account, user.email, tx);
    await this.audit.record(tx, by, reason === 'password-reset' ? 'password.reset' : 'password.changed', {
      entity: 'user',
      id: user.id,
    });
    await this.outbox.enqueue(tx, {
      ...changedLetter({ name: user.name, link: `${this.configuration.webUrl}/forgot-password` }),
      to: user.email,
      key: `password-changed:${randomUUID()}`,
    });
    afterCommit(tx, () => this.sender.poke());
  }
}
