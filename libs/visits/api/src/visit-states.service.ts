import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Events, type Actor } from '@cuspid/platform/api';
import type { Permission } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { mayBecome, type Occupied, type VisitStatus } from '@cuspid/visits/contracts';
import type { VisitDetailDto, VisitReasonDto } from '@cuspid/visits/contracts/dto';
import { VisitChange, type VisitBefore } from './booking/visit-change';
import { Slots } from './booking/slots';
import { beforeOf, VisitTurns } from './booking/visit-turns';
import { Visit } from './visit';
import { CompletedStays, NothingToUndo, WrongVisitState } from './visit-errors';
import { VisitGuards } from './visit-guards';
import { VisitNews } from './visit-news';
import { VisitReach } from './visit-reach';
import { undoableUntil, VisitRows } from './visit-rows';

type Step = 'ARRIVED' | 'COMPLETED' | 'DID_NOT_ATTEND' | 'CANCELLED';

/** Where a visit stands: the steps people make by hand, and taking the last one back. */
@Injectable()
export class VisitStatesService {
  constructor(
    private readonly db: Database,
    private readonly reach: VisitReach,
    private readonly turns: VisitTurns,
    private readonly slots: Slots,
    private readonly guards: VisitGuards,
    private readonly rows: VisitRows,
    private readonly news: VisitNews,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async one(me: Actor, id: number): Promise<VisitDetailDto> {
    const db = this.db.source.manager;
    await this.reach.require(db, me, id, 'visit.read');
    return this.rows.detail(db, id);
  }

  arrive(me: Actor, id: number): Promise<VisitDetailDto> {
    return this.step(me, id, 'visit.attend', 'ARRIVED', () => ({ arrivedAt: clock.now() }));
  }

  complete(me: Actor, id: number): Promise<VisitDetailDto> {
    return this.step(me, id, 'visit.attend', 'COMPLETED', () => ({ completedAt: clock.now(), endedAt: clock.now() }));
  }

  didNotAttend(me: Actor, id: number, { reason = null }: VisitReasonDto): Promise<VisitDetailDto> {
    return this.step(me, id, 'visit.attend', 'DID_NOT_ATTEND', () => ({ endedAt: clock.now(), reason }));
  }

  cancel(me: Actor, id: number, { reason = null }: VisitReasonDto): Promise<VisitDetailDto> {
    return this.step(me, id, 'visit.schedule', 'CANCELLED', () => ({ endedAt: clock.now(), reason }));
  }

  /** The patient said at the desk or by telephone that they will come. */
  confirm(me: Actor, id: number): Promise<VisitDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const visit = await this.reach.hold(tx, me, id, 'visit.schedule');
      if (visit.status !== 'SCHEDULED') throw new WrongVisitState(visit.status);
      if (!visit.confirmedAt) {
        await this.turns.turn(tx, me, visit, { event: 'CONFIRMED', to: { confirmedAt: clock.now() } });
      }
      return this.rows.detail(tx, id);
    });
  }

  /** Takes the last change back, for ten minutes. A booking that is taken back is cancelled. */
  undo(me: Actor, id: number): Promise<VisitDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const visit = await this.reach.hold(tx, me, id, 'visit.attend');
      const last = await tx.findOne(VisitChange, { where: { visitId: id }, order: { id: 'DESC' } });
      if (!last || !undoableUntil(last)) throw new NothingToUndo();
      if (PERMISSIONS[last.event] === 'visit.schedule') await this.reach.require(tx, me, id, 'visit.schedule');
      await this.guards.ask(tx, visit, 'UNDONE');
      const to: Partial<Visit> = last.before
        ? valuesOf(last.before)
        : { status: 'CANCELLED', endedAt: clock.now(), reason: null };
      const out = await this.shared(tx, visit, to);
      await this.turns.turn(tx, me, visit, { event: 'UNDONE', to, out, procedures: last.before?.procedures });
      return this.rows.detail(tx, id);
    });
  }

  /** What a visit that was booked over others may share with them again: never the patient. */
  private async shared(tx: Tx, visit: Visit, to: Partial<Visit>): Promise<Occupied[]> {
    if (!to.overbookReason) return [];
    const clashes = await this.slots.clashes(tx, { ...visit, ...to });
    return clashes.map(({ what }) => what).filter((what) => what !== 'patient');
  }

  /** Deletes a visit that never took place. */
  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      const visit = await this.reach.hold(tx, me, id, 'visit.delete');
      if (visit.status === 'COMPLETED') throw new CompletedStays();
      await this.guards.ask(tx, visit, 'CANCELLED');
      const { patientId, startsAt, type, status } = visit;
      const before = { startsAt: startsAt.toISOString(), type, status };
      await this.audit.record(tx, me, 'visit.deleted', { entity: 'visit', id, patientId, before });
      await this.news.tell(tx, { visit, event: 'DELETED', before: beforeOf(visit), by: me });
      await tx.delete(Visit, { id });
      await this.events.publish(tx, 'visits', { id, patientId });
    });
  }

  private step(
    me: Actor,
    id: number,
    permission: Permission,
    to: Step,
    values: () => Partial<Visit>,
  ): Promise<VisitDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const visit = await this.reach.hold(tx, me, id, permission);
      if (!mayBecome(visit.status, to)) throw new WrongVisitState(visit.status);
      await this.guards.ask(tx, visit, to);
      const set = { ...values(), status: to satisfies VisitStatus };
      await this.turns.turn(tx, me, visit, { event: to, to: set, reason: set.reason ?? null });
      return this.rows.detail(tx, id);
    });
  }
}

/** What it needs to take a change back: what it needed to make it. */
const PERMISSIONS: Partial<Record<VisitChange['event'], Permission>> = {
  BOOKED: 'visit.schedule',
  MOVED: 'visit.schedule',
  CHANGED: 'visit.schedule',
  CONFIRMED: 'visit.schedule',
  CANCELLED: 'visit.schedule',
};

export function valuesOf(before: VisitBefore): Partial<Visit> {
  const { startsAt, confirmedAt, arrivedAt, completedAt, endedAt, seriesAt, ...same } = before;
  const date = (text: string | null) => (text === null ? null : new Date(text));
  delete same.procedures;
  return {
    ...same,
    ...(seriesAt !== undefined && { seriesAt: date(seriesAt) }),
    startsAt: new Date(startsAt),
    confirmedAt: date(confirmedAt),
    arrivedAt: date(arrivedAt),
    completedAt: date(completedAt),
    endedAt: date(endedAt),
  };
}
