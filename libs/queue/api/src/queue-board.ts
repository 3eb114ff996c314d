import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, type Actor } from '@cuspid/platform/api';
import { transaction } from '@cuspid/platform/database';
import { AlertsService } from '@cuspid/patients/api';
import { QUEUE, QUEUE_STATUSES } from '@cuspid/queue/contracts';
import type { QueueBoardDto, QueueEntryDto, QueueStatsDto } from '@cuspid/queue/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { LessThan, Not, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { QueueEntry } from './queue-entry';
import { QueueReach } from './queue-reach';

/** Entries closed in one go; the next look closes the rest. */
const CLOSED_AT_ONCE = 1_000;
/** A clinic that opens again after this long no longer asks how the last day ended. */
const UNFINISHED_SHOWN_DAYS = 30;

const minutes = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000);

/** What the queue looks like: the board, its figures, one card. */
@Injectable()
export class QueueBoard {
  private closedBefore = '';

  constructor(
    private readonly db: Database,
    private readonly reach: QueueReach,
    private readonly alerts: AlertsService,
    private readonly users: UsersService,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Everybody in the clinic today, as far as the caller sees them. */
  async today(me: Actor): Promise<QueueBoardDto> {
    const day = await this.clinic.today();
    await this.closeEarlier(me, day);
    const query = this.entries(this.db.source.manager).where('entry.day >= :since', {
      since: new Date(Date.parse(`${day}T00:00:00Z`) - UNFINISHED_SHOWN_DAYS * 86_400_000).toISOString().slice(0, 10),
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
    const items = await this.shown(this.db.source.manager, me, entries);
    return {
      day,
      items,
      medianWaitMinutes: median(waits(entries.filter((entry) => entry.day === day))),
      seen: entries.filter(({ status, isUnfinished }) => status === 'COMPLETED' && !isUnfinished).length,
    };
  }

  /** The figures of today. */
  async stats(me: Actor): Promise<QueueStatsDto> {
    const day = await this.clinic.today();
    await this.closeEarlier(me, day);
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

  /** One card. */
  async entry(db: EntityManager, me: Actor, id: number): Promise<QueueEntryDto> {
    const entry = await this.entries(db).where('entry.id = :id', { id }).getOneOrFail();
    const [card] = await this.shown(db, me, [entry]);
    if (!card) throw new Error(`queue entry ${id} vanished`);
    return card;
  }

  /** What was forgotten yesterday is closed as unfinished by today's first look, so that nobody is locked out by it. */
  async closeEarlier(me: Actor, day: string): Promise<void> {
    if (this.closedBefore === day) return;
    let isAllClosed = false;
    await transaction(this.db.source, async (tx) => {
      const stale = await tx.find(QueueEntry, {
        where: { day: LessThan(day), status: Not('COMPLETED') },
        lock: { mode: 'pessimistic_write' },
        take: CLOSED_AT_ONCE,
      });
      for (const entry of stale) {
        const done = {
          status: 'COMPLETED' as const,
          isUnfinished: true,
          completedAt: new Date(),
          version: entry.version + 1,
        };
        await tx.update(QueueEntry, { id: entry.id }, done);
        const about = { entity: 'queue-entry', id: entry.id, patientId: entry.patientId };
        await this.audit.record(tx, me, 'queue.closed-unfinished', { ...about, before: { status: entry.status } });
      }
      if (stale.length) await this.events.publish(tx, 'queue');
      isAllClosed = stale.length < CLOSED_AT_ONCE;
    });
    if (isAllClosed) this.closedBefore = day;
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

  private async shown(db: EntityManager, me: Actor, entries: QueueEntry[]): Promise<QueueEntryDto[]> {
    const providerIds = entries.map(({ providerId }) => providerId);
    const [people, alerts, chairs, movable] = await Promise.all([
      this.users.named(providerIds, db),
      this.alerts.cards(
        db,
        entries.map(({ patient }) => patient),
      ),
      this.clinic.chairs(db),
      this.reach.movable(db, me, entries),
    ]);
    return entries.map((entry) => ({
      id: entry.id,
      patient: {
        id: entry.patient.id,
        patientCode: entry.patient.patientCode,
        firstName: entry.patient.firstName,
        lastName: entry.patient.lastName,
        dateOfBirth: entry.patient.dateOfBirth,
        sex: entry.patient.sex,
        allergyState: entry.patient.allergyState,
        firstAlert: alerts.get(entry.patientId)?.firstAlert ?? null,
        isConfirmationDue: alerts.get(entry.patientId)?.isConfirmationDue ?? false,
      },
      visitId: entry.visitId,
      provider: (entry.providerId && people.get(entry.providerId)) || null,
      chair: chairs.find(({ id }) => id === entry.chairId) ?? null,
      ticket: entry.ticket,
      status: entry.status,
      priority: entry.priority,
      procedure: entry.procedure,
      notes: entry.notes,
      enteredAt: entry.enteredAt.toISOString(),
      stageSince: entry.stageSince.toISOString(),
      completedAt: entry.completedAt?.toISOString() ?? null,
      isUnfinished: entry.isUnfinished,
      mayProgress: movable.has(entry.id),
      version: entry.version,
    }));
  }
}

/** Most urgent first, then longest waiting. */
const asCalled = (a: QueueEntry, b: QueueEntry) =>
  a.urgency - b.urgency || a.enteredAt.getTime() - b.enteredAt.getTime() || a.id - b.id;

/** Minutes each called patient waited. */
const waits = (entries: QueueEntry[]) =>
  entries.flatMap(({ enteredAt, calledAt }) => (calledAt ? [minutes(enteredAt, calledAt)] : []));

/** The middle value; of an even number, the mean of the two in the middle, rounded. */
export function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
