import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, PasswordChangeRequired, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, transaction, type Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import type { ProfileDto } from '@cuspid/users/contracts/dto';
import { DataSource } from 'typeorm';
import type { From } from './from';
import { Refusal } from './google-errors';
import type { GooglePerson } from './google-tokens';
import { Sessions } from './sessions';

/** A session that Google opened. */
export interface GoogleSession {
  user: User;
  sessionId: number;
  refreshToken: string;
}

/** Which account a person of Google's is: the one linked to them, else the active one with their address. Never a new one. */
@Injectable()
export class GoogleAccounts {
  constructor(
    private readonly source: DataSource,
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** Begins a session for the person; the first time, their account is linked to them for good. @throws Refusal */
  async begin(person: GooglePerson, from: From): Promise<GoogleSession> {
    try {
      return await transaction(this.source, async (tx) => {
        const user = await this.accountOf(tx, person);
        const by = { ...from, id: user.id, name: user.name, role: user.role };
        if (user.googleSub === null) {
          user.googleSub = person.sub;
          await tx.update(User, { id: user.id }, { googleSub: person.sub });
          await this.audit.record(tx, by, 'account.google-linked', { entity: 'user', id: user.id });
        }
        const begun = await this.sessions.begin(tx, user.id, { address: from.address, agent: from.agent });
        await this.audit.record(tx, by, 'session.begun', {
          entity: 'session',
          id: begun.sessionId,
          after: { by: 'google' },
        });
        return { user, ...begun };
      });
    } catch (error) {
      throw isDuplicate(error, 'user_google_sub') ? new Refusal('linked to another account') : error;
    }
  }

  /** Takes the link away: from now on Google opens this account no more, until somebody signs in by address again. */
  unlink(me: Actor): Promise<ProfileDto> {
    return this.db.transaction(me, async (tx) => {
      const user = await tx.findOneOrFail(User, { where: { id: me.id }, lock: { mode: 'pessimistic_write' } });
      // Without a password of their own nothing would be left to come in by.
      if (user.mustChangePassword) throw new PasswordChangeRequired();
      if (user.googleSub !== null) {
        user.googleSub = null;
        await tx.update(User, { id: user.id }, { googleSub: null });
        await this.audit.record(tx, me, 'account.google-unlinked', { entity: 'user', id: user.id });
      }
      return user.toProfile();
    });
  }

  private async accountOf(tx: Tx, { sub, email }: GooglePerson): Promise<User> {
    const lock = { mode: 'pessimistic_write' } as const;
    const linked = await tx.findOne(User, { where: { googleSub: sub }, lock });
    const user = linked ?? (await tx.findOne(User, { where: { email }, lock }));
    // The database finds é where e is kept: whose address it is, is asked to the letter.
    if (!user || (!linked && user.email !== email)) throw new Refusal('no such account');
    if (!user.isActive) throw new Refusal('account not active', user.id);
    if (isOver(user)) throw new Refusal('temporary password too old', user.id);
    if (!linked && user.googleSub !== null) throw new Refusal('account of another Google person', user.id);
    return user;
  }
}

/** Whoever has still to choose a password of their own can do so for a day, however they came in. */
const isOver = ({ passwordExpiresAt }: User) => passwordExpiresAt !== null && passwordExpiresAt.getTime() <= clock.ms();
