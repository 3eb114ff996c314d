import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { ResetPasswordDto } from '@cuspid/auth/contracts/dto';
import { Configuration } from '@cuspid/platform/api';
import { afterCommit, clock, transaction, type Tx } from '@cuspid/platform/database';
import { MailOutbox, MailSender } from '@cuspid/platform/providers';
import { Passwords, Turns, User, UsersService } from '@cuspid/users/api';
import { Logger } from 'nestjs-pino';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Attempts, LIMITS } from './attempts';
import { ResetLinkDead } from './auth-errors';
import { networkOf, type From } from './from';
import { resetLetter } from './letters';
import { NewPasswords } from './new-passwords';
import { PasswordReset } from './password-reset';

const MINUTES = 30;
/** The work for an account falls somewhere in this time: nobody can tell it by how long the next answer takes. */
const SPREAD_MS = 400;

/** Bound to the address it was sent to: when the account gets another, links in the old mailbox are dead. */
const hashOf = (token: string, { email }: Pick<User, 'email'>) =>
  createHash('sha256').update(`${token} ${email}`).digest('hex');

/** Links by which people who forgot their password choose another. */
@Injectable()
export class PasswordResets implements BeforeApplicationShutdown {
  private readonly turns = new Turns(2, 200);
  private readonly inHand = new Set<Promise<void>>();

  constructor(
    private readonly source: DataSource,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly newPasswords: NewPasswords,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
    private readonly outbox: MailOutbox,
    private readonly sender: MailSender,
    private readonly configuration: Configuration,
    private readonly log: Logger,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.inHand);
  }

  /**
   * Mails a link to the person with this address. The answer comes before anybody has looked whether there is one, so
   * it is the same, and as quick, for known and unknown. @throws TooManyAttempts (the address the request comes from)
   */
  async ask(email: string, from: From): Promise<void> {
    await this.attempts.require(LIMITS.address, networkOf(from.address));
    const work = this.turns
      .take(async () => {
        await sleep(Math.random() * SPREAD_MS);
        await this.send(email, from);
      })
      .catch((error: unknown) => this.log.error({ err: error, requestId: from.requestId }, 'no reset link was sent'))
      .finally(() => this.inHand.delete(work));
    this.inHand.add(work);
  }

  /** Chooses a new password by a link. @throws ResetLinkDead, Invalid, TooManyAttempts */
  async reset({ token, newPassword }: ResetPasswordDto, from: From): Promise<void> {
    const atAddress = await this.attempts.require(LIMITS.address, networkOf(from.address));
    const person = await this.personOf(this.source.manager, token);
    if (!person) throw new ResetLinkDead();
    await atAddress.giveBack();
    await this.passwords.accept(newPassword, person);
    const passwordHash = await this.passwords.hash(newPassword);
    await transaction(this.source, async (tx) => {
      const user = await tx.findOneOrFail(User, { where: { id: person.id }, lock: { mode: 'pessimistic_write' } });
      // Whoever holds the person's row decides: two with the same link come one after the other.
      if (!(await this.personOf(tx, token))) throw new ResetLinkDead();
      await this.newPasswords.set(tx, { ...from, ...actorOf(user) }, user, passwordHash, 'password-reset');
    });
  }

  /** Whom a link that is still good belongs to. */
  private async personOf(db: EntityManager, token: string): Promise<User | null> {
    const id = Number(/^(\d{1,10})-[\w-]{43}$/.exec(token)?.[1] ?? 0);
    const user = await db.findOneBy(User, { id, isActive: true });
    const link = user && {
      userId: id,
      tokenHash: hashOf(token, user),
      usedAt: IsNull(),
      expiresAt: MoreThan(clock.now()),
    };
    return link && (await db.existsBy(PasswordReset, link)) ? user : null;
  }

  private async send(email: string, from: From): Promise<void> {
    const user = await this.users.byEmail(email);
    if (!user?.isActive) return;
    const letter = await this.attempts.take(LIMITS.resetLetters, user.email);
    if (letter.isWithin) await transaction(this.source, (tx) => this.replaceLink(tx, user.id, from));
  }

  private async replaceLink(tx: Tx, userId: number, from: From): Promise<void> {
    const user = await tx.findOneOrFail(User, { where: { id: userId }, lock: { mode: 'pessimistic_write' } });
    if (!user.isActive) return;
    const now = clock.now();
    const token = `${userId}-${randomBytes(32).toString('base64url')}`;
    await tx.update(PasswordReset, { userId, usedAt: IsNull() }, { usedAt: now });
    const { identifiers } = await tx.insert(PasswordReset, {
      userId,
      tokenHash: hashOf(token, user),
      createdAt: now,
      expiresAt: new Date(now.getTime() + MINUTES * 60_000),
    });
    await this.audit.record(tx, from, 'password.reset-asked', { entity: 'user', id: userId });
    // Behind the #, so that it stands in no server's and no proxy's log.
    const link = `${this.configuration.webUrl}/reset-password#token=${token}`;
    await this.outbox.enqueue(tx, {
      ...resetLetter({ name: user.name, link, minutes: MINUTES }),
      // The address that is kept, not the one that was typed: the database finds é where e is kept.
      to: user.email,
      key: `password-reset:${String(identifiers[0]?.['id'])}`,
      confidential: true,
    });
    afterCommit(tx, () => this.sender.poke());
  }
}

const actorOf = ({ id, name, role }: User) => ({ id, name, role });
