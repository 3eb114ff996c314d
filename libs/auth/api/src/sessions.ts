import { Injectable } from '@nestjs/common';
import { Bell, Configuration, LiveSessions, type SignedIn } from '@cuspid/platform/api';
import type { Role } from '@cuspid/platform/contracts';
import { afterCommit, clock, type Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import {
  DataSource,
  IsNull,
  MoreThan,
  type EntityManager,
  type FindOptionsWhere,
  type SelectQueryBuilder,
} from 'typeorm';
import { networkOf } from './from';
import { RefreshToken } from './refresh-token';
import { Session } from './session';
import { Tokens } from './tokens';

/** However active somebody is, after this they sign in again. */
const ABSOLUTE_MS = 12 * 3_600_000;
/** How long an answer about a session is believed: the bound on how long an ended one still works. */
const BELIEVED_MS = 500;
/** Activity is written down at most this often. */
const NOTED_EVERY_MS = 30_000;
/** As many are asked for at once. */
const ASKED_AT_ONCE = 1_000;
/** A network somebody signed in from within this long is one of theirs. */
const OWN_NETWORK_MS = 30 * 86_400_000;
const NETWORKS_LOOKED_AT = 500;

/** Why a session ended. */
export type EndReason =
  'signed-out' | 'ended-elsewhere' | 'password-changed' | 'password-reset' | 'refresh-token-reused' | 'account-changed';

interface Known {
  at: number;
  signedIn: SignedIn | null;
  lastActivityAt: number;
}

interface Found {
  userId: number;
  name: string;
  role: Role;
  mustChangePassword: number;
  lastActivityAt: Date;
}

/** The sessions: who is signed in where, and until when. */
@Injectable()
export class Sessions extends LiveSessions {
  private readonly known = new Map<number, Known>();

  constructor(
    private readonly source: DataSource,
    private readonly tokens: Tokens,
    private readonly configuration: Configuration,
    private readonly bell: Bell,
  ) {
    super();
    bell.hear('sessions', () => this.known.clear());
  }

  /** Begins a session; gives its id and the first refresh token. */
  async begin(tx: Tx, userId: number, from: { address: string | null; agent: string | null }) {
    const now = clock.now();
    // The person's row first: two sign-ins at once would otherwise both hold it for their sessions and wait for it here.
    await tx.update(User, { id: userId }, { lastSeenAt: now });
    const { identifiers } = await tx.insert(Session, {
      userId,
      createdAt: now,
      lastActivityAt: now,
      endsAt: new Date(now.getTime() + ABSOLUTE_MS),
      address: from.address,
      agent: from.agent,
    });
    const sessionId: number = identifiers[0]?.['id'];
    const refreshToken = this.tokens.firstRefresh();
    await tx.insert(RefreshToken, { sessionId, tokenHash: this.tokens.hash(refreshToken), createdAt: now });
    return { sessionId, refreshToken };
  }

  /** Ends sessions that have not ended yet; answers how many. */
  async end(tx: Tx, which: FindOptionsWhere<Session>, reason: EndReason): Promise<number> {
    const { affected } = await tx.update(
      Session,
      { ...which, endedAt: IsNull() },
      { endedAt: clock.now(), endReason: reason },
    );
    afterCommit(tx, () => {
      this.known.clear();
      this.bell.ring('sessions');
    });
    return affected ?? 0;
  }

  /** The sessions that stand: not ended, not idle, of active people whose temporary password is still good. */
  live(db: EntityManager, now = clock.now()): SelectQueryBuilder<Session> {
    return this.open(db, now)
      .innerJoin(User, 'user', 'user.id = session.userId')
      .andWhere('user.isActive = true and (user.passwordExpiresAt is null or user.passwordExpiresAt > :now)');
  }

  /** Sessions that neither ended nor ran out, whatever has become of their person's account. */
  open(db: EntityManager, now = clock.now()): SelectQueryBuilder<Session> {
    const idleSince = new Date(now.getTime() - this.configuration.sessionIdleSeconds * 1_000);
    return db
      .createQueryBuilder(Session, 'session')
      .where('session.endedAt is null and session.endsAt > :now', { now })
      .andWhere('session.lastActivityAt >= :idleSince', { idleSince });
  }

  /** The person behind a session that stands, else null. A use of it counts as activity. */
  async personOf(sessionId: number, isActivity: boolean): Promise<SignedIn | null> {
    const now = clock.ms();
    const known = this.known.get(sessionId);
    const current = known && now - known.at < BELIEVED_MS ? known : await this.look(sessionId, now);
    if (current.signedIn && isActivity && now - current.lastActivityAt > NOTED_EVERY_MS) {
      current.lastActivityAt = now;
      await this.source.manager.update(Session, { id: sessionId }, { lastActivityAt: new Date(now) });
      await this.source.manager.update(User, { id: current.signedIn.id }, { lastSeenAt: new Date(now) });
    }
    return current.signedIn;
  }

  async standing(sessionIds: readonly number[]): Promise<Set<number>> {
    const standing = new Set<number>();
    for (let from = 0; from < sessionIds.length; from += ASKED_AT_ONCE) {
      const ids = sessionIds.slice(from, from + ASKED_AT_ONCE);
      const rows = await this.live(this.source.manager)
        .andWhere('session.id in (:...ids)', { ids })
        .select('session.id', 'id')
        .getRawMany<{ id: number }>();
      rows.forEach(({ id }) => standing.add(id));
    }
    return standing;
  }

  /** Whether the person began a session from this network in the last thirty days. */
  async isOwnNetwork(userId: number, network: string): Promise<boolean> {
    const rows = await this.source.manager.find(Session, {
      select: { id: true, address: true },
      where: { userId, createdAt: MoreThan(new Date(clock.ms() - OWN_NETWORK_MS)) },
      order: { id: 'DESC' },
      take: NETWORKS_LOOKED_AT,
    });
    return rows.some(({ address }) => networkOf(address) === network);
  }

  private async look(sessionId: number, now: number): Promise<Known> {
    const found = await this.live(this.source.manager, new Date(now))
      .andWhere('session.id = :sessionId', { sessionId })
      .select('user.id', 'userId')
      .addSelect('user.name', 'name')
      .addSelect('user.role', 'role')
      .addSelect('user.mustChangePassword', 'mustChangePassword')
      .addSelect('session.lastActivityAt', 'lastActivityAt')
      .getRawOne<Found>();
    const known = { at: now, signedIn: found ? signedIn(found, sessionId) : null, lastActivityAt: 0 };
    known.lastActivityAt = found?.lastActivityAt.getTime() ?? 0;
    if (this.known.size > 5_000) this.known.clear();
    this.known.set(sessionId, known);
    return known;
  }
}

const signedIn = ({ userId, name, role, mustChangePassword }: Found, sessionId: number): SignedIn => ({
  id: userId,
  name,
  role,
  mustChangePassword: Number(mustChangePassword) === 1,
  sessionId,
});
