import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { Database, Events, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { TREATING } from '@cuspid/platform/contracts';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import { PRIORITIES, type QueueStatus } from '@cuspid/queue/contracts';
import type { CallNextDto, CheckInDto, EditEntryDto, MoveEntryDto, QueueEntryDto } from '@cuspid/queue/contracts/dto';
import { Chair, Clinic } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import { VisitsService } from '@cuspid/visits/api';
import { In } from 'typeorm';
import { claimNext } from './claim';
import { DayEnd } from './day-end/day-end';
import { IN_CHAIR, isInChair } from './order';
import { QueueCards } from './queue-cards';
import { QueueEntry } from './queue-entry';
import { AlreadyInQueue, EntryClosed, NobodyIsWaiting, NotCalled, SameStage } from './queue-errors';
import { QueueReach } from './queue-reach';
import { enteredStage, noteMove } from './stages';
import { nextTicket } from './tickets';

const isTreating = ({ role }: Actor) => TREATING.includes(role);

@Injectable()
export class QueueService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly reach: QueueReach,
    private readonly cards: QueueCards,
    private readonly dayEnd: DayEnd,
    private readonly visits: VisitsService,
    private readonly clinic: Clinic,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Checks a patient in. From a visit, the visit becomes ARRIVED in the same breath. */
  async checkIn(me: Actor, what: CheckInDto): Promise<QueueEntryDto> {
    const day = await this.clinic.today();
    await this.dayEnd.close(me, day);
    return this.db.transaction(me, async (tx) => {
      const patient = await this.careTeam.require(tx, me, what.patientId, 'queue.checkIn', true);
      const open = await tx.findOneBy(QueueEntry, { openPatientId: patient.id });
      if (open) throw new AlreadyInQueue(open);
      const visit = what.visitId ? await this.visits.arrive(tx, me, what.visitId, patient.id) : null;
      const providerId = what.providerId ?? visit?.providerId ?? null;
      await this.requireTreating(tx, what.providerId);
      const entry = tx.create(QueueEntry, {
        ...this.opening(me, day, what),
        providerId,
        ticket: await this.ticket(tx, day, providerId),
        procedure: what.procedure ?? visit?.type ?? null,
      });
      await this.write(tx, entry);
      await noteMove(tx, entry, null, entry.enteredAt, me.id);
      await this.tell(tx, me, entry, 'queue.checked-in', { after: { ticket: entry.ticket, priority: entry.priority } });
      return this.cards.one(tx, me, entry.id);
    });
  }

  /** Calls the longest waiting patient of the highest priority among those the caller may call. */
  callNext(me: Actor, { chairId }: CallNextDto): Promise<QueueEntryDto> {
    return this.db.transaction(me, async (tx) => {
      const query = tx
        .createQueryBuilder(QueueEntry, 'entry')
        .where('entry.day = :day', { day: await this.clinic.today(tx) });
      await this.reach.keep(me, query, 'queue.progress', tx);
      // The next for me: never somebody who waits for a colleague, however far the role reaches.
      if (isTreating(me)) {
        query.andWhere('(entry.providerId is null or entry.providerId = :mine)', { mine: me.id });
      }
      const entry = await claimNext(tx, query);
      if (!entry) throw new NobodyIsWaiting();
      return this.turn(tx, me, entry, 'UNDER_CONSULTATION', chairId);
    });
  }

  /** Moves an entry forward over any number of steps, or back; each move is kept. */
  move(me: Actor, id: number, { status, chairId }: MoveEntryDto): Promise<QueueEntryDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.reach.require(tx, me, id, 'queue.progress');
      if (entry.isUnfinished || entry.day !== (await this.clinic.today(tx))) throw new EntryClosed();
      if (entry.status === status) throw new SameStage();
      return this.turn(tx, me, entry, status, chairId);
    });
  }

  /** Calls somebody who was called and did not come once more: the waiting room hears it anew, the figures stay. */
  callAgain(me: Actor, id: number): Promise<QueueEntryDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.reach.require(tx, me, id, 'queue.progress');
      if (entry.isUnfinished || entry.day !== (await this.clinic.today(tx))) throw new EntryClosed();
      if (!entry.calledAt || !isInChair(entry.status)) throw new NotCalled();
      // No version: nothing changes that somebody may be editing.
      await tx.update(QueueEntry, { id }, { calledAgainAt: clock.now() });
      await this.tell(tx, me, entry, 'queue.called-again', { after: { ticket: entry.ticket, chairId: entry.chairId } });
      return this.cards.one(tx, me, id);
    });
  }

  /** Changes priority, provider, procedure or notes of the version the caller saw. */
  edit(me: Actor, id: number, version: number, change: EditEntryDto): Promise<QueueEntryDto> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.reach.require(tx, me, id, 'queue.checkIn');
      if (entry.version !== version) throw new StaleVersion(entry.version);
      await this.requireTreating(tx, change.providerId);
      const difference = changed<object>({ ...entry }, change);
      Object.assign(entry, change, { version: version + 1 });
      entry.urgency = PRIORITIES.indexOf(entry.priority);
      await tx.save(entry);
      await this.tell(tx, me, entry, 'queue.changed', difference);
      return this.cards.one(tx, me, id);
    });
  }

  /** Takes an entry out that should not have been there; its visit is booked again. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const entry = await this.reach.require(tx, me, id, 'queue.remove');
      if (entry.status === 'COMPLETED') throw new EntryClosed();
      if (entry.visitId) await this.visits.takeBack(tx, me, entry.visitId, 'SCHEDULED');
      await tx.delete(QueueEntry, { id });
      await this.tell(tx, me, entry, 'queue.removed', { before: { ticket: entry.ticket, status: entry.status } });
    });
  }

  private async turn(
    tx: Tx,
    me: Actor,
    entry: QueueEntry,
    to: QueueStatus,
    chairId?: number | null,
  ): Promise<QueueEntryDto> {
    const from = entry.status;
    const now = clock.now();
    const isWaiting = to === 'IN_WAITING_ROOM';
    // Who leaves from the waiting room was not called: no chair, no clinician, no wait to count.
    const isCalled = !entry.calledAt && IN_CHAIR.includes(to);
    if (isCalled || chairId) entry.chairId = await this.chairFor(tx, me, entry, chairId);
    if (isCalled && isTreating(me)) entry.providerId ??= me.id;
    if (isWaiting) Object.assign(entry, { calledAt: null, calledAgainAt: null, chairId: null });
    Object.assign(entry, {
      status: to,
      stageSince: await enteredStage(tx, entry, to, now),
      ...(isCalled && { calledAt: now }),
      completedAt: to === 'COMPLETED' ? now : null,
      version: entry.version + 1,
    });
    await this.write(tx, entry);
    await noteMove(tx, entry, from, now, me.id);
    if (entry.visitId && to === 'COMPLETED') await this.visits.complete(tx, me, entry.visitId);
    if (entry.visitId && from === 'COMPLETED') await this.visits.takeBack(tx, me, entry.visitId, 'ARRIVED');
    await this.tell(tx, me, entry, isCalled ? 'queue.called' : 'queue.moved', {
      before: { status: from },
      after: { status: to },
    });
    return this.cards.one(tx, me, entry.id);
  }

  /** The chair asked for, else the one the entry has, else the caller's last of the day, else the first that is free. */
  private async chairFor(tx: Tx, me: Actor, entry: QueueEntry, asked?: number | null): Promise<number | null> {
    const chairs = await tx.find(Chair, {
      where: { isActive: true },
      order: { sort: 'ASC', id: 'ASC' },
      take: 100,
      // Two people may call at once: the second looks for a free chair once the first has taken theirs.
      lock: { mode: 'pessimistic_write' },
    });
    if (asked) {
      if (!chairs.some(({ id }) => id === asked))
        throw new Invalid([{ path: 'chairId', message: 'is not a chair in use' }]);
      return asked;
    }
    if (entry.chairId) return entry.chairId;
    const taken = await tx.find(QueueEntry, {
      where: { day: entry.day, status: In([...IN_CHAIR]) },
      take: 300,
    });
    const last = await tx.findOne(QueueEntry, {
      where: { day: entry.day, providerId: me.id },
      order: { calledAt: 'DESC' },
    });
    if (last?.chairId && !taken.some((other) => other.chairId === last.chairId)) return last.chairId;
    return chairs.find(({ id }) => !taken.some((other) => other.chairId === id))?.id ?? null;
  }

  private opening(
    me: Actor,
    day: string,
    { patientId, visitId, priority = 'NORMAL', notes }: CheckInDto,
  ): Partial<QueueEntry> {
    const now = clock.now();
    return {
      patientId,
      visitId: visitId ?? null,
      day,
      priority,
      urgency: PRIORITIES.indexOf(priority),
      notes: notes ?? null,
      checkedInById: me.id,
      enteredAt: now,
      stageSince: now,
      status: 'IN_WAITING_ROOM',
    };
  }

  private async ticket(tx: Tx, day: string, providerId: number | null): Promise<string> {
    const { hasTicketLetters } = await this.clinic.setting(tx);
    const provider = providerId && hasTicketLetters ? await tx.findOneBy(User, { id: providerId }) : null;
    return nextTicket(tx, day, hasTicketLetters, provider?.role ?? null);
  }

  /** The database has the last word on who is in the queue already. */
  private async write(tx: Tx, entry: QueueEntry): Promise<void> {
    try {
      await tx.save(entry);
    } catch (error) {
      throw isDuplicate(error, 'queue_entry_one_open_per_patient') ? new AlreadyInQueue() : error;
    }
  }

  private async requireTreating(tx: Tx, providerId: number | null | undefined): Promise<void> {
    if (!providerId) return;
    const treats = await tx.existsBy(User, { id: providerId, isActive: true, role: In([...TREATING]) });
    if (!treats) throw new Invalid([{ path: 'providerId', message: 'must be an active clinician or student' }]);
  }

  private async tell(
    tx: Tx,
    me: Actor,
    { id, patientId }: QueueEntry,
    action: string,
    what: { before?: object; after?: object },
  ): Promise<void> {
    if (!id) throw new NotFound();
    await this.audit.record(tx, me, action, { entity: 'queue-entry', id, patientId, ...what });
    await this.events.publish(tx, 'queue', { id, patientId });
  }
}
