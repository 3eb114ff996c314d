import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import { Database, type Actor } from '@cuspid/platform/api';
import { QUEUE, QUEUE_STATUSES } from '@cuspid/queue/contracts';
import type { QueueBoardDto, QueueStatsDto } from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { In, IsNull, Not, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { DayEnd } from './day-end/day-end';
import { asCalled, IN_CHAIR } from './order';
import { QueueCards } from './queue-cards';
import { QueueEntry } from './queue-entry';
import { QueueReach } from './queue-reach';
import { targetsOf } from './targets';

/** A clinic that opens again after this long no longer asks how the last day ended. */
const UNFINISHED_SHOWN_DAYS = 30;

const minutes = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000);

/** What the queue looks like: the board and the figures of the day. */
@Injectable()
export class QueueBoard {
  constructor(
    private readonly db: Database,
    private readonly reach: QueueReach,
    private readonly cards: QueueCards,
    private readonly clinic: Clinic,
    private readonly dayEnd: DayEnd,
  ) {}

  /** Everybody in the clinic today, as far as the caller sees them. */
  async today(me: Actor): Promise<QueueBoardDto> {
    const day = await this.clinic.today();
    await this.dayEnd.close(me, day);
    const query = this.entries(this.db.source.manager).where('entry.day >= :since', {
      since: dayAfter(day, -UNFINISHED_SHOWN_DAYS),
    });
    const { from } = await this.clinic.dayBounds(day);
    // What was closed this morning as unfinished is today's business too.
    query.andWhere('(entry.day = :day or (entry.isUnfinished = true and entry.completedAt >= :from))', {
      day,
      from: new Date(from),
    });
    query.andWhere('patient.isActive = true');
    await this.reach.keep(me, query, 'queue.read');
    const found = await query.limit(QUEUE.boardMax).getMany();
    const entries = found.sort(asCalled);
    const items = await this.cards.of(this.db.source.manager, me, entries);
    return {
      day,
      items,
      medianWaitMinutes: median(waits(entries.filter((entry) => entry.day === day))),
      seen: entries.filter(({ status, isUnfinished }) => status === 'COMPLETED' && !isUnfinished).length,
      takenChairIds: await this.takenChairs(day),
      targets: targetsOf(await this.clinic.setting()),
      undecided: await this.dayEnd.undecided(me),
    };
  }

  /** The figures of today. */
  async stats(me: Actor): Promise<QueueStatsDto> {
    const day = await this.clinic.today();
    await this.dayEnd.close(me, day);
    const query = this.db.source.createQueryBuilder(QueueEntry, 'entry').where('entry.day = :day', { day });
    query.innerJoin('entry.patient', 'patient', 'patient.isActive = true');
    await this.reach.keep(me, query, 'queue.read');
    const entries = await query.limit(10_000).getMany();
    const [waiting = 0, underConsultation = 0, underTreatment = 0, atCashier = 0, completed = 0] = QUEUE_STATUSES.map(
      (status) => entries.filter((entry) => entry.status === status).length,
    );
    const waited = waits(entries);
    const meanWaitMinutes = waited.length
      ? Math.round(waited.reduce((sum, wait) => sum + wait, 0) / waited.length)
      : null;
    return { day, waiting, underConsultation, underTreatment, atCashier, completed, meanWaitMinutes };
  }

  /** Whoever sees only their own patients must not call one to a chair a stranger sits in. */
  private async takenChairs(day: string): Promise<number[]> {
    const seated = await this.db.source.manager.find(QueueEntry, {
      select: { id: true, chairId: true },
      where: { day, status: In([...IN_CHAIR]), chairId: Not(IsNull()) },
      take: QUEUE.boardMax,
    });
    return [...new Set(seated.flatMap(({ chairId }) => chairId ?? []))].slice(0, 100);
  }

  private entries(db: EntityManager): SelectQueryBuilder<QueueEntry> {
    return (
      db
        .createQueryBuilder(QueueEntry, 'entry')
        .innerJoinAndSelect('entry.patient', 'patient')
        // Where there are more than a board holds, it is the finished ones that are left out.
        .orderBy("if(entry.status = 'COMPLETED', 1, 0)")
        .addOrderBy('entry.urgency')
        .addOrderBy('entry.enteredAt')
        .addOrderBy('entry.id')
    );
  }
}

/** Minutes each called patient waited. */
const waits = (entries: QueueEntry[]) =>
  entries.flatMap(({ enteredAt, calledAt }) => (calledAt ? [minutes(enteredAt, calledAt)] : []));

/** The middle value; of an even number, the mean of the two in the middle, rounded. */
export function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
