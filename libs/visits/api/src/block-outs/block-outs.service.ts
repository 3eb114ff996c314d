import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import {
  cursorOf,
  Database,
  Events,
  instantOf,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  StaleVersion,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Chair, Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { VISIT } from '@cuspid/visits/contracts';
import type { BlockOutDto, BlockOutFilter, BlockOutTimeDto } from '@cuspid/visits/contracts/dto';
import type { EntityManager } from 'typeorm';
import { NoSuchChair, NotAProvider } from '../visit-errors';
import { BlockOut } from './block-out';

/** Stretches kept free of bookings. What is booked there already stays in the book: the desk moves it. */
@Injectable()
export class BlockOutsService {
  constructor(
    private readonly db: Database,
    private readonly users: UsersService,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Those that are not over, by their end. */
  async list(filter: BlockOutFilter): Promise<Page<BlockOutDto>> {
    const query = this.db.source
      .createQueryBuilder(BlockOut, 'block')
      .where('block.endsAt > :from', { from: filter.from ? new Date(filter.from) : clock.now() });
    if (filter.to) query.andWhere('block.startsAt < :to', { to: new Date(filter.to) });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, 'endsAt', 2);
      query.andWhere('(block.endsAt > :at or (block.endsAt = :at and block.id > :id))', { at: instantOf(at), id });
    }
    const rows = await query
      .orderBy('block.endsAt')
      .addOrderBy('block.id')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limitOf(filter),
      ({ endsAt, id }) => cursorOf('endsAt', [endsAt.toISOString(), id]),
      (row) => row,
    );
    const items = await this.shown(this.db.source.manager, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }

  make(me: Actor, what: BlockOutTimeDto): Promise<BlockOutDto> {
    return this.db.transaction(me, async (tx) => {
      const said = await this.checked(tx, what);
      const block = tx.create(BlockOut, { ...said, createdById: me.id, createdAt: clock.now(), version: 1 });
      await tx.save(block);
      await this.audit.record(tx, me, 'block-out.made', { entity: 'block-out', id: block.id, after: told(block) });
      await this.events.publish(tx, 'visits');
      return this.one(tx, block);
    });
  }

  /** Says it anew: who or what, from when until when, why. @throws StaleVersion */
  edit(me: Actor, id: number, version: number, what: BlockOutTimeDto): Promise<BlockOutDto> {
    return this.db.transaction(me, async (tx) => {
      const block = await tx.findOne(BlockOut, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!block) throw new NotFound();
      if (block.version !== version) throw new StaleVersion(block.version);
      const before = told(block);
      Object.assign(block, await this.checked(tx, what), { version: version + 1 });
      await tx.save(block);
      await this.audit.record(tx, me, 'block-out.changed', { entity: 'block-out', id, before, after: told(block) });
      await this.events.publish(tx, 'visits');
      return this.one(tx, block);
    });
  }

  private async checked(tx: Tx, { providerId = null, chairId = null, startsAt, endsAt, reason }: BlockOutTimeDto) {
    const [from, to] = [new Date(startsAt), new Date(endsAt)];
    if (to <= from) throw new Invalid([{ path: 'endsAt', message: 'must be after startsAt' }]);
    if (to.getTime() - clock.ms() > VISIT.aheadDays * 86_400_000) {
      throw new Invalid([{ path: 'endsAt', message: 'must be within two years' }]);
    }
    if (providerId !== null && !(await this.users.named([providerId], tx)).has(providerId)) throw new NotAProvider();
    if (chairId !== null && !(await tx.existsBy(Chair, { id: chairId, isActive: true }))) throw new NoSuchChair();
    return { providerId, chairId, startsAt: from, endsAt: to, reason };
  }

  private async one(tx: Tx, block: BlockOut): Promise<BlockOutDto> {
    const [shown] = await this.shown(tx, [block]);
    if (!shown) throw new Error('a block-out vanished');
    return shown;
  }

  /** Those that touch a period, by their start. */
  async within({ from, to }: { from: string; to: string }): Promise<BlockOutDto[]> {
    const rows = await this.db.source
      .createQueryBuilder(BlockOut, 'block')
      .where('block.endsAt > :from and block.startsAt < :to', { from: new Date(from), to: new Date(to) })
      .orderBy('block.startsAt')
      .addOrderBy('block.id')
      .limit(500)
      .getMany();
    return this.shown(this.db.source.manager, rows);
  }

  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const block = await tx.findOne(BlockOut, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!block) throw new NotFound();
      await this.audit.record(tx, me, 'block-out.removed', { entity: 'block-out', id, before: told(block) });
      await tx.delete(BlockOut, { id });
      await this.events.publish(tx, 'visits');
    });
  }

  private async shown(db: EntityManager, rows: BlockOut[]): Promise<BlockOutDto[]> {
    const people = await this.users.named(
      rows.map(({ providerId }) => providerId),
      db,
    );
    const chairs = await this.clinic.chairs(db);
    return rows.map(({ id, providerId, chairId, startsAt, endsAt, reason, version }) => ({
      id,
      provider: (providerId && people.get(providerId)) || null,
      chair: chairs.find((chair) => chair.id === chairId) ?? null,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      reason,
      version,
    }));
  }
}

const told = ({ providerId, chairId, startsAt, endsAt, reason }: BlockOut) => ({
  providerId,
  chairId,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  reason,
});
