import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, LinkTokens, NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Ties, User } from '@cuspid/users/api';
import { FEED } from '@cuspid/visits/contracts';
import type { MadeVisitFeedDto, MakeVisitFeedDto, VisitFeedDto } from '@cuspid/visits/contracts/dto';
import { In, type EntityManager } from 'typeorm';
import { VisitFeed } from './visit-feed';

const NONE: VisitFeedDto = { isOut: false, since: null, withTypes: false, readAt: null };

/** Links to one's own visits for calendar programs: made, taken back, and ended with the role they were made in. */
@Injectable()
export class FeedsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly ties: Ties,
    private readonly tokens: LinkTokens,
  ) {}

  onModuleInit(): void {
    const end = async (tx: Tx, id: number) => (await tx.delete(VisitFeed, { userId: id })).affected ?? 0;
    this.ties.listen({
      name: 'calendar-feeds',
      count: (db, people) => this.out(db, people),
      end: (tx, _me, { id }) => end(tx, id),
      forget: async (tx, { id }) => void (await end(tx, id)),
    });
  }

  async own(me: Actor): Promise<VisitFeedDto> {
    return (await this.db.source.manager.findOneBy(VisitFeed, { userId: me.id }))?.toDto() ?? NONE;
  }

  /** Makes a link. The token is told this once, and kept nowhere: not even in the answer kept for an Idempotency-Key. */
  async make(me: Actor, what: MakeVisitFeedDto): Promise<MadeVisitFeedDto> {
    const feed = await this.enter(me, what);
    return { ...feed, token: this.tokenOf(me.id, feed.since) };
  }

  /** From now on the link shows nothing. That there was none is no failure. */
  revoke(me: Actor): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const { affected } = await tx.delete(VisitFeed, { userId: me.id });
      if (affected) await this.audit.record(tx, me, 'visit-feed.revoked', { entity: 'visit-feed', id: me.id });
    });
  }

  /** Whose feed it is. @throws NotFound for a link that is none any more: taken back, or of who treats nobody now. */
  async require(token: string): Promise<VisitFeed> {
    const db = this.db.source.manager;
    const feed = await db.findOneBy(VisitFeed, { tokenHash: this.tokens.hashOf(token) });
    const owner = feed && (await db.findOneBy(User, { id: feed.userId, isActive: true }));
    if (!owner || !mayRole(owner.role, 'visit.feed')) throw new NotFound();
    return feed;
  }

  /** That a calendar fetched it: one write an hour, however often programs ask. */
  async noteRead({ userId }: VisitFeed): Promise<void> {
    await this.db.source.manager
      .createQueryBuilder()
      .update(VisitFeed)
      .set({ readAt: clock.now() })
      .where('userId = :userId and (readAt is null or readAt < :before)', {
        userId,
        before: new Date(clock.ms() - FEED.readNotedSeconds * 1000),
      })
      .execute();
  }

  private enter(me: Actor, { withTypes = false }: MakeVisitFeedDto): Promise<VisitFeedDto> {
    return this.db.transaction(me, async (tx) => {
      const lock = { mode: 'pessimistic_write' as const };
      await tx.findOneOrFail(User, { select: { id: true }, where: { id: me.id }, lock });
      await tx.delete(VisitFeed, { userId: me.id });
      const createdAt = clock.now();
      const tokenHash = this.tokens.hashOf(this.tokenOf(me.id, createdAt.toISOString()));
      const feed = tx.create(VisitFeed, { userId: me.id, tokenHash, withTypes, createdAt, readAt: null });
      // Told before it is written: the insert leaves in it what the database calls true.
      const told = feed.toDto();
      await tx.insert(VisitFeed, feed);
      await this.audit.record(tx, me, 'visit-feed.made', { entity: 'visit-feed', id: me.id, after: { withTypes } });
      return told;
    });
  }

  private tokenOf(userId: number, since: string | null): string {
    return this.tokens.of(`cuspid visit feed ${userId} ${since}`);
  }

  private async out(db: EntityManager, people: readonly number[]): Promise<Map<number, number>> {
    const feeds = await db.findBy(VisitFeed, { userId: In([...people]) });
    return new Map(feeds.map(({ userId }) => [userId, 1]));
  }
}
