import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { SessionDto } from '@cuspid/auth/contracts/dto';
import { Database, NotFound, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Ties, User } from '@cuspid/users/api';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { Attempts, LIMITS } from './attempts';
import { PasswordReset } from './password-reset';
import { Session } from './session';
import { Sessions, type EndReason } from './sessions';

const MOST = 100;

/** Where one is signed in; and what ends with an account. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly audit: Audit,
    ties: Ties,
  ) {
    ties.listen({
      name: 'sessions',
      count: (manager, userIds) => this.count(manager, userIds),
      end: (tx, me, user) => this.endAll(tx, me, user),
      forget: async (tx, { id }) => void (await tx.delete(Session, { userId: id })),
    });
  }

  /** One's own sessions that stand, the newest activity first. */
  async list(me: Actor): Promise<SessionDto[]> {
    const rows = await this.sessions
      .live(this.db.source.manager)
      .andWhere('session.userId = :userId', { userId: me.id })
      .orderBy('session.lastActivityAt', 'DESC')
      .addOrderBy('session.id', 'DESC')
      .take(MOST)
      .getMany();
    return rows.map((session) => session.toDto(me.sessionId));
  }

  /** Ends one of one's own; this one too, which is signing out. */
  end(me: Actor, id: number): Promise<void> {
    return this.endAs(me, id, id === me.sessionId ? 'signed-out' : 'ended-elsewhere');
  }

  /** Ends all of one's own but the one that asks. */
  endOthers(me: Actor): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const ended = await this.sessions.end(tx, { userId: me.id, id: Not(me.sessionId) }, 'ended-elsewhere');
      if (ended) await this.note(tx, me, { entity: 'user', id: me.id }, { reason: 'ended-elsewhere', ended });
    });
  }

  private endAs(me: Actor, id: number, reason: EndReason): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      if (!(await this.sessions.end(tx, { id, userId: me.id }, reason))) throw new NotFound();
      await this.note(tx, me, { entity: 'session', id }, { reason });
    });
  }

  private async count(db: EntityManager, userIds: readonly number[]): Promise<Map<number, number>> {
    const rows = await this.sessions
      .live(db)
      .andWhere('session.userId in (:...userIds)', { userIds })
      .select('session.userId', 'userId')
      .addSelect('count(*)', 'sessions')
      .groupBy('session.userId')
      .getRawMany<{ userId: number; sessions: string | number }>();
    return new Map(rows.map(({ userId, sessions }) => [userId, Number(sessions)]));
  }

  /** Somebody leaves, gets another role or another password: sessions and links end, and a fresh start is not locked. */
  private async endAll(tx: Tx, me: Actor, user: User): Promise<number> {
    // Not the live ones: whoever leaves is inactive by now, and what stood until then ends here.
    const ended = await this.sessions.open(tx).andWhere('session.userId = :id', { id: user.id }).getCount();
    await this.sessions.end(tx, { userId: user.id }, 'account-changed');
    await tx.update(PasswordReset, { userId: user.id, usedAt: IsNull() }, { usedAt: clock.now() });
    await this.attempts.clear(LIMITS.account, user.email, tx);
    if (ended) await this.note(tx, me, { entity: 'user', id: user.id }, { reason: 'account-changed', ended });
    return ended;
  }

  private note(tx: Tx, me: Actor, about: { entity: string; id: number }, after: object): Promise<void> {
    return this.audit.record(tx, me, 'session.ended', { ...about, after });
  }
}
