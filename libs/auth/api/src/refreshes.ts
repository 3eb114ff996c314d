import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration, Metrics } from '@cuspid/platform/api';
import { afterCommit, clock, transaction, type Tx } from '@cuspid/platform/database';
import { MailOutbox, MailSender } from '@cuspid/platform/providers';
import { User } from '@cuspid/users/api';
import { DataSource } from 'typeorm';
import { oldSignInLetter } from './letters';
import { RefreshToken } from './refresh-token';
import { Session } from './session';
import { Sessions } from './sessions';
import { Tokens } from './tokens';

/** An honest second tab, or an answer that got lost, may present the token before the last one this long. */
const GRACE_MS = 10_000;

/** The chain of refresh tokens of each session. */
@Injectable()
export class Refreshes {
  private readonly ended: (why: string) => void;

  constructor(
    private readonly source: DataSource,
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly outbox: MailOutbox,
    private readonly sender: MailSender,
    private readonly configuration: Configuration,
    metrics: Metrics,
  ) {
    const help = 'Sessions ended because two people seem to hold one';
    this.ended = metrics.count('sessions_ended', help, 'why', ['refresh-token-reused']);
  }

  /**
   * Follows a refresh token with the next. Null when it is unknown or its session has ended. A token used before, other
   * than by an honest second tab, means that two hold it: the whole session ends, and its person is told.
   */
  rotate(token: string): Promise<{ user: User; sessionId: number; refreshToken: string } | null> {
    return transaction(this.source, async (tx) => {
      const row = await tx.findOne(RefreshToken, {
        where: { tokenHash: this.tokens.hash(token) },
        lock: { mode: 'pessimistic_write' },
      });
      const session =
        row && (await tx.findOne(Session, { where: { id: row.sessionId }, lock: { mode: 'pessimistic_write' } }));
      const stands =
        session && (await this.sessions.live(tx).andWhere('session.id = :id', { id: session.id }).getExists());
      const user = stands && (await tx.findOneBy(User, { id: session.userId }));
      if (!row || !session || !user) return null;
      const now = clock.now();
      if (row.usedAt && now.getTime() - row.usedAt.getTime() > GRACE_MS) {
        await this.endStolen(tx, session, user);
        return null;
      }
      const refreshToken = row.usedAt ? await this.successor(tx, token) : this.tokens.nextRefresh(token);
      if (!row.usedAt) await this.follow(tx, row, refreshToken, now);
      return { user, sessionId: session.id, refreshToken };
    });
  }

  private async follow(tx: Tx, row: RefreshToken, refreshToken: string, now: Date): Promise<void> {
    await tx.update(RefreshToken, { id: row.id }, { usedAt: now });
    await tx.insert(RefreshToken, {
      sessionId: row.sessionId,
      tokenHash: this.tokens.hash(refreshToken),
      createdAt: now,
    });
  }

  /** The token that was given for this one before, by whichever secret made it. */
  private async successor(tx: Tx, token: string): Promise<string> {
    for (const next of this.tokens.possibleNext(token)) {
      if (await tx.existsBy(RefreshToken, { tokenHash: this.tokens.hash(next) })) return next;
    }
    return this.tokens.nextRefresh(token);
  }

  private async endStolen(tx: Tx, session: Session, user: User): Promise<void> {
    await this.sessions.end(tx, { id: session.id }, 'refresh-token-reused');
    const { id, name, role } = user;
    await this.audit.record(tx, { id, name, role }, 'session.refresh-token-reused', {
      entity: 'session',
      id: session.id,
    });
    const device = [session.agent, session.address].filter(Boolean).join(', ') || 'unknown';
    const link = `${this.configuration.webUrl}/sign-in`;
    await this.outbox.enqueue(tx, {
      ...oldSignInLetter({ name, device, link }),
      to: user.email,
      key: `old-sign-in:${session.id}`,
    });
    afterCommit(tx, () => {
      this.sender.poke();
      this.ended('refresh-token-reused');
    });
  }
}
