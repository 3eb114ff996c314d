import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, NotFound, type Actor } from '@cuspid/platform/api';
import { dayAfter, mayRole } from '@cuspid/platform/contracts';
import { clock, transaction, type Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import { QUEUE, type SettledAs, type Stage } from '@cuspid/queue/contracts';
import type { SettleDto, UnfinishedDto, UnfinishedListDto } from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { VisitsService } from '@cuspid/visits/api';
import { In, IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { QueueEntry } from '../queue-entry';
import { NothingToSettle } from '../queue-errors';
import { QueueMove } from '../queue-move';

/** Entries closed in one go; the next look closes the rest. */
const CLOSED_AT_ONCE = 1_000;
/** After so many days nobody remembers: how far the entry had come decides. */
const DECIDED_AFTER_DAYS = 14;
/** Who decides what became of a forgotten entry: the desk, which takes entries out too. */
const DECIDES = 'queue.remove';

/** How a day of the queue ends: what was forgotten is closed by the next day's first look, and the desk says what became of it. */
@Injectable()
export class DayEnd {
  private closedBefore = '';

  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly careTeam: CareTeam,
    private readonly users: UsersService,
    private readonly visits: VisitsService,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Closes what earlier days left open, so that nobody is locked out by it. */
  async close(me: Actor, day: string): Promise<void> {
    if (this.closedBefore === day) return;
    let isAllClosed = false;
    await transaction(this.db.source, async (tx) => {
      const stale = await tx.find(QueueEntry, {
        where: { day: LessThan(day), status: Not('COMPLETED') },
        lock: { mode: 'pessimistic_write' },
        take: CLOSED_AT_ONCE,
      });
      for (const entry of stale) await this.closeOne(tx, me, entry);
      await this.decideOld(tx, me, day);
      if (stale.length) await this.events.publish(tx, 'queue');
      isAllClosed = stale.length < CLOSED_AT_ONCE;
    });
    if (isAllClosed) this.closedBefore = day;
  }

  /** How many entries wait for a decision; none for who does not decide. */
  async undecided({ role }: Actor): Promise<number> {
    if (!mayRole(role, DECIDES)) return 0;
    const { source } = this.db;
    return source.manager.countBy(QueueEntry, { isUnfinished: true, settledAs: IsNull(), patient: { isActive: true } });
  }

  /** Entries nobody finished and nobody has decided about, the longest ago first. */
  async list(me: Actor): Promise<UnfinishedListDto> {
    await this.close(me, await this.clinic.today());
    const db = this.db.source.manager;
    const entries = await db.find(QueueEntry, {
      where: { isUnfinished: true, settledAs: IsNull(), patient: { isActive: true } },
      relations: { patient: true },
      order: { day: 'ASC', id: 'ASC' },
      take: QUEUE.unfinishedMax,
    });
    const ids = entries.map(({ providerId }) => providerId);
    const people = await this.users.named(ids, db);
    const stages = await lastStages(db, entries);
    return {
      items: entries.map((entry) => ({
        ...plain(entry),
        stage: stages.get(entry.id) ?? 'IN_WAITING_ROOM',
        provider: (entry.providerId && people.get(entry.providerId)) || null,
      })),
    };
  }

  /** The desk says what became of one; its visit ends with it. */
  settle(me: Actor, id: number, { as }: SettleDto): Promise<UnfinishedListDto> {
    const work = this.db.transaction(me, async (tx) => {
      const entry = await tx.findOne(QueueEntry, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!entry) throw new NotFound();
      await this.careTeam.require(tx, me, entry.patientId, DECIDES);
      if (!entry.isUnfinished || entry.settledAs) throw new NothingToSettle();
      await this.decide(tx, me, entry, as);
      await this.events.publish(tx, 'queue', { id, patientId: entry.patientId });
    });
    return work.then(() => this.list(me));
  }

  private async closeOne(tx: Tx, me: Actor, entry: QueueEntry): Promise<void> {
    const done = { isUnfinished: true, completedAt: clock.now(), version: entry.version + 1 };
    await tx.update(QueueEntry, { id: entry.id }, { status: 'COMPLETED', ...done });
    const about = { entity: 'queue-entry', id: entry.id, patientId: entry.patientId };
    await this.audit.record(tx, me, 'queue.closed-unfinished', { ...about, before: { status: entry.status } });
  }

  /** A visit must not stay ARRIVED for ever: who had been called was seen, who had not went away. */
  private async decideOld(tx: Tx, me: Actor, day: string): Promise<void> {
    const before = dayAfter(day, -DECIDED_AFTER_DAYS);
    const old = await tx.find(QueueEntry, {
      where: { isUnfinished: true, settledAs: IsNull(), day: LessThan(before) },
      order: { day: 'ASC', id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
      take: CLOSED_AT_ONCE,
    });
    for (const entry of old) await this.decide(tx, me, entry, entry.calledAt ? 'COMPLETED' : 'LEFT');
  }

  private async decide(tx: Tx, me: Actor, { id, patientId, visitId }: QueueEntry, as: SettledAs): Promise<void> {
    await tx.update(QueueEntry, { id }, { settledAs: as });
    if (visitId && as === 'COMPLETED') await this.visits.complete(tx, me, visitId);
    if (visitId && as === 'LEFT') await this.visits.left(tx, me, visitId);
    await this.audit.record(tx, me, 'queue.settled', {
      entity: 'queue-entry',
      id,
      patientId,
      after: { settledAs: as },
    });
  }
}

/** Where each stood when its day was over: what its last step led to. */
async function lastStages(db: EntityManager, entries: readonly QueueEntry[]): Promise<Map<number, Stage>> {
  const ids = entries.map(({ id }) => id);
  const moves = await db.find(QueueMove, { where: { entryId: In(ids) }, order: { id: 'ASC' } });
  return new Map(
    moves.flatMap(({ entryId, toStatus }) => (toStatus === 'COMPLETED' ? [] : [[entryId, toStatus] as const])),
  );
}

function plain(entry: QueueEntry): Omit<UnfinishedDto, 'stage' | 'provider'> {
  const { id, visitId, day, ticket, procedure } = entry;
  const { id: patientId, patientCode, firstName, lastName } = entry.patient;
  const patient = { id: patientId, patientCode, firstName, lastName };
  return { ...{ id, visitId, day, ticket, procedure, patient }, since: entry.stageSince.toISOString() };
}
