import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration, type Actor } from '@cuspid/platform/api';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import { Deliveries, MailOutbox, MailSender } from '@cuspid/platform/providers';
import { USER } from '@cuspid/users/contracts';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Passwords } from './passwords';
import { temporaryLetter } from './temporary-letter';
import { TemporaryPassword } from './temporary-password';
import { temporaryWords } from './temporary-words';
import { Ties } from './ties';
import { User } from './user';

const KIND = 'temporary-password';
const aboutOf = ({ id }: Pick<TemporaryPassword, 'id'>) => `${KIND}:${id}` as const;

/** A password that was made up and its hash, before any transaction: hashing takes its time. */
export interface Drawn {
  words: string;
  hash: string;
}

/** What became of the letter with the last temporary password. */
export type LetterState = { awaitsMail: boolean; mailRefused: boolean };

/**
 * Passwords the clinic makes up and mails. One becomes the person's own in the transaction that notes that the mail
 * server has taken its letter, and never if the letter is refused: at any moment exactly one password is good. Nobody
 * sees it but who opens the letter.
 */
@Injectable()
export class TemporaryPasswords {
  constructor(
    private readonly passwords: Passwords,
    private readonly ties: Ties,
    private readonly audit: Audit,
    private readonly outbox: MailOutbox,
    private readonly sender: MailSender,
    private readonly configuration: Configuration,
    deliveries: Deliveries,
  ) {
    deliveries.listen(KIND, {
      taken: (tx, id) => this.taken(tx, id),
      refused: (tx, id) => this.refused(tx, id),
    });
  }

  async draw(): Promise<Drawn> {
    const words = temporaryWords();
    return { words, hash: await this.passwords.hash(words) };
  }

  /** What an account has that nobody can sign in to: the hash of a word nobody was told. */
  unusable(): Promise<string> {
    return this.passwords.hash(randomBytes(32).toString('base64url'));
  }

  /** Sends the person a temporary password; one still on its way is taken back. The person's row is locked. */
  async send(tx: Tx, me: Pick<Actor, 'id'>, user: User, { words, hash }: Drawn): Promise<void> {
    await this.withdraw(tx, user.id);
    const row = await tx.save(
      tx.create(TemporaryPassword, {
        userId: user.id,
        passwordHash: hash,
        requestedById: me.id,
        createdAt: clock.now(),
      }),
    );
    const address = `${this.configuration.webUrl}/sign-in`;
    const { name, email } = user;
    await this.outbox.enqueue(tx, {
      ...temporaryLetter({ name, email, address, password: words, hours: USER.temporaryHours }),
      to: email,
      key: aboutOf(row),
      about: aboutOf(row),
      confidential: true,
    });
    afterCommit(tx, () => this.sender.poke());
  }

  /** Takes back what is on its way to a person: their password stays as it is. */
  async withdraw(tx: Tx, userId: number): Promise<void> {
    const waiting = await tx.findBy(TemporaryPassword, { userId, handedOverAt: IsNull(), refusedAt: IsNull() });
    for (const row of waiting) {
      await this.outbox.withdraw(tx, aboutOf(row));
      await tx.delete(TemporaryPassword, { id: row.id });
    }
  }

  /** Forgets that letters were refused, and those long handed over: the person has chosen a password of their own. */
  async forget(tx: Tx, userId: number): Promise<void> {
    await tx.delete(TemporaryPassword, { userId, handedOverAt: Not(IsNull()) });
    await tx.delete(TemporaryPassword, { userId, refusedAt: Not(IsNull()) });
  }

  /** What became of the last letter to each of these people; who never had one is left out. */
  async lettersOf(db: EntityManager, userIds: readonly number[]): Promise<Map<number, LetterState>> {
    if (!userIds.length) return new Map();
    const rows = await db.find(TemporaryPassword, { where: { userId: In(userIds) }, order: { id: 'ASC' } });
    return new Map(
      rows.map(({ userId, handedOverAt, refusedAt }) => [
        userId,
        { awaitsMail: !handedOverAt && !refusedAt, mailRefused: refusedAt !== null },
      ]),
    );
  }

  private async taken(tx: Tx, id: number): Promise<void> {
    const found = await this.waiting(tx, id);
    if (!found) return;
    const { row, user, by } = found;
    const passwordExpiresAt = new Date(clock.ms() + USER.temporaryHours * 3_600_000);
    await tx.update(
      User,
      { id: user.id },
      { passwordHash: row.passwordHash, mustChangePassword: true, passwordExpiresAt },
    );
    await tx.update(TemporaryPassword, { id }, { handedOverAt: clock.now() });
    await this.ties.endOnly(tx, by, user, 'sessions');
    await this.audit.record(tx, by, 'password.handed-over', { entity: 'user', id: user.id });
  }

  private async refused(tx: Tx, id: number): Promise<void> {
    const found = await this.waiting(tx, id);
    if (!found) return;
    await tx.update(TemporaryPassword, { id }, { refusedAt: clock.now() });
    await this.audit.record(tx, found.by, 'password.mail-refused', { entity: 'user', id: found.user.id });
  }

  /** The password as long as it counts, its person locked, and who had it made; null once it was taken back. */
  private async waiting(tx: Tx, id: number): Promise<{ row: TemporaryPassword; user: User; by: Actor } | null> {
    const sent = await tx.findOneBy(TemporaryPassword, { id });
    const user = sent && (await tx.findOne(User, { where: { id: sent.userId }, lock: { mode: 'pessimistic_write' } }));
    // Whoever takes it back holds the person's row: only now is it certain.
    const row = await tx.findOneBy(TemporaryPassword, { id, handedOverAt: IsNull(), refusedAt: IsNull() });
    if (!user || !row) return null;
    const requester = row.requestedById ? await tx.findOneBy(User, { id: row.requestedById }) : null;
    return { row, user, by: actorOf(requester ?? user, id) };
  }
}

/** Who had the letter sent acts when it arrives, long after their request. */
const actorOf = ({ id, name, role }: User, letter: number): Actor => ({
  id,
  name,
  role,
  sessionId: 0,
  mustChangePassword: false,
  address: null,
  requestId: `${KIND}-${letter}`,
});
