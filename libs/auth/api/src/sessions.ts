import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Configuration, LiveSessions, type SignedIn } from '@cuspid/platform/api';
import { transaction, type Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { DataSource, IsNull } from 'typeorm';
import { RefreshToken } from './refresh-token';
import { Session } from './session';
import { Tokens } from './tokens';

/** However active somebody is, after this they sign in again. */
const ABSOLUTE_MS = 12 * 3_600_000;
/** How long an answer about a session is believed: the bound on how long an ended one still works. */
const BELIEVED_MS = 500;
/** Activity is written down at most this often. */
const NOTED_EVERY_MS = 30_000;
/** An honest second tab, or an answer that got lost, may present the token before the last one this long. */
const GRACE_MS = 10_000;

interface Known {
  at: number;
  signedIn: SignedIn | null;
  lastActivityAt: number;
}

/** The sessions: who is signed in where, and until when. */
@Injectable()
export class Sessions extends LiveSessions {
  private readonly known = new Map<number, Known>();

  constructor(
    private readonly source: DataSource,
    private readonly tokens: Tokens,
    private readonly audit: Audit,
    private readonly configuration: Configuration,
  ) {
    super();
  }

  /** Begins a session; gives its id and the first refresh token. */
  async begin(tx: Tx, userId: number, from: { address: string | null; agent: string | null }) {
    const now = new Date();
    const { identifiers } = await tx.insert(Session, {
      userId,
      createdAt: now,
      lastActivityAt: now,
      endsAt: new Date(now.getTime() + ABSOLUTE_MS),
      ...from,
    });
    const sessionId: number = identifiers[0]?.['id'];
    const refreshToken = this.tokens.firstRefresh();
    await tx.insert(RefreshToken, { sessionId, tokenHash: this.tokens.hash(refreshToken), createdAt: now });
    return { sessionId, refreshToken };
  }

  /**
   * Follows a refresh token with the next. Null when it is unknown or its session has ended. A token used before, other
   * than by an honest second tab, means that two hold it: the whole session ends.
   */
  rotate(token: string): Promise<{ session: Session; refreshToken: string } | null> {
    return transaction(this.source, async (tx) => {
      const row = await tx.findOne(RefreshToken, {
        where: { tokenHash: this.tokens.hash(token) },
        lock: { mode: 'pessimistic_write' },
      });
      const session =
        row && (await tx.findOne(Session, { where: { id: row.sessionId }, lock: { mode: 'pessimistic_write' } }));
      if (!row || !session || !this.stands(session)) return null;
      const now = new Date();
      const refreshToken = this.tokens.nextRefresh(token);
      if (row.usedAt && now.getTime() - row.usedAt.getTime() > GRACE_MS) {
        await this.end(tx, { id: session.id }, 'refresh-token-reused');
        await this.audit.record(tx, { id: session.userId }, 'session.refresh-token-reused', {
          entity: 'session',
          id: session.id,
        });
        return null;
      }
      if (!row.usedAt) {
        await tx.update(RefreshToken, { id: row.id }, { usedAt: now });
        await tx.insert(RefreshToken, {
          sessionId: session.id,
          tokenHash: this.tokens.hash(refreshToken),
          createdAt: now,
        });
      }
      return { session, refreshToken };
    });
  }

  /** Ends sessions: one by its id, or all of a person. */
  async end(tx: Tx, which: { id: number } | { userId: number }, reason: string): Promise<void> {
    await tx.update(Session, { ...which, endedAt: IsNull() }, { endedAt: new Date(), endReason: reason });
    if ('id' in which) this.known.delete(which.id);
    else this.known.clear();
  }

  /** The person behind a session that stands, else null. A use of it counts as activity. */
  async personOf(sessionId: number, isActivity: boolean): Promise<SignedIn | null> {
    const now = Date.now();
    const known = this.known.get(sessionId);
    const current = known && now - known.at < BELIEVED_MS ? known : await this.look(sessionId, now);
    if (current.signedIn && isActivity && now - current.lastActivityAt > NOTED_EVERY_MS) {
      current.lastActivityAt = now;
      await this.source.manager.update(Session, { id: sessionId }, { lastActivityAt: new Date(now) });
    }
    return current.signedIn;
  }

  async isAlive(sessionId: number): Promise<boolean> {
    return (await this.personOf(sessionId, false)) !== null;
  }

  private stands({ endedAt, endsAt, lastActivityAt }: Session, now = Date.now()): boolean {
    const idle = now - lastActivityAt.getTime() > this.configuration.sessionIdleSeconds * 1_000;
    return !endedAt && endsAt.getTime() > now && !idle;
  }

  private async look(sessionId: number, now: number): Promise<Known> {
    const session = await this.source.manager.findOneBy(Session, { id: sessionId });
    const user =
      session && this.stands(session, now) && (await this.source.manager.findOneBy(User, { id: session.userId }));
    const signedIn = session && user && user.isActive ? { ...pick(user), sessionId } : null;
    const known = { at: now, signedIn, lastActivityAt: session?.lastActivityAt.getTime() ?? 0 };
    if (this.known.size > 5_000) this.known.clear();
    this.known.set(sessionId, known);
    return known;
  }
}

const pick = ({ id, name, role, mustChangePassword }: User) => ({ id, name, role, mustChangePassword });
