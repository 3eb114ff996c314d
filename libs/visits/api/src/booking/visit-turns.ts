import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { isHeld, type Occupied, type VisitEvent } from '@cuspid/visits/contracts';
import { Visit } from '../visit';
import { Slots } from './slots';
import { VisitChange, type VisitBefore } from './visit-change';

const ACTIONS: Record<VisitEvent, string> = {
  BOOKED: 'visit.booked',
  MOVED: 'visit.moved',
  CHANGED: 'visit.changed',
  CONFIRMED: 'visit.confirmed',
  ARRIVED: 'visit.arrived',
  COMPLETED: 'visit.completed',
  DID_NOT_ATTEND: 'visit.missed',
  CANCELLED: 'visit.cancelled',
  UNDONE: 'visit.undone',
};

interface Turn {
  event: VisitEvent;
  to: Partial<Visit>;
  reason?: string | null;
  /** What the visit shares with another: booked over it. */
  out?: readonly Occupied[];
  /** Leaves out by itself what is taken meanwhile. */
  takesWhatIsFree?: boolean;
}

/** The one hand that changes a visit: the row, its stretches, what happened, the trail and the screens, all at once. */
@Injectable()
export class VisitTurns {
  constructor(
    private readonly slots: Slots,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async turn(
    tx: Tx,
    me: Actor,
    visit: Visit,
    { event, to, reason = null, out, takesWhatIsFree }: Turn,
  ): Promise<Visit> {
    const before = beforeOf(visit);
    Object.assign(visit, to, { version: visit.version + 1 });
    await tx.save(visit);
    if (takesWhatIsFree) await this.slots.takeWhatIsFree(tx, visit);
    else if (!isHeld(visit.status)) await this.slots.free(tx, visit.id);
    else if (needsOtherSlots(before, visit)) await this.slots.take(tx, visit, out);
    await this.note(tx, me, visit, event, reason, before);
    return visit;
  }

  /** A visit that is new. */
  async entered(tx: Tx, me: Actor, visit: Visit, out: readonly Occupied[]): Promise<void> {
    await this.slots.take(tx, visit, out);
    await this.note(tx, me, visit, 'BOOKED', visit.overbookReason, null);
  }

  private async note(
    tx: Tx,
    me: Actor,
    visit: Visit,
    event: VisitEvent,
    reason: string | null,
    before: VisitBefore | null,
  ): Promise<void> {
    const { id, patientId } = visit;
    await tx.insert(VisitChange, { visitId: id, event, at: new Date(), actorId: me.id, reason, before });
    const after = { ...differing(before, beforeOf(visit)), ...(reason && { reason }) };
    await this.audit.record(tx, me, ACTIONS[event], {
      entity: 'visit',
      id,
      patientId,
      ...(before && { before: differing(beforeOf(visit), before) }),
      after,
    });
    await this.events.publish(tx, 'visits', { id, patientId });
  }
}

/** All that undo brings back. */
export function beforeOf(visit: Visit): VisitBefore {
  const { status, minutes, providerId, chairId, type, notes, reason, overbookReason } = visit;
  const text = (at: Date | null | undefined) => at?.toISOString() ?? null;
  return {
    status,
    startsAt: visit.startsAt.toISOString(),
    minutes,
    providerId: providerId ?? null,
    chairId: chairId ?? null,
    type,
    notes: notes ?? null,
    confirmedAt: text(visit.confirmedAt),
    arrivedAt: text(visit.arrivedAt),
    completedAt: text(visit.completedAt),
    endedAt: text(visit.endedAt),
    reason: reason ?? null,
    overbookReason: overbookReason ?? null,
  };
}

/** What of `now` is not as in `other`. */
function differing(other: VisitBefore | null, now: VisitBefore): Partial<VisitBefore> {
  const entries = Object.entries(now).filter(([key, value]) => !other || other[key as keyof VisitBefore] !== value);
  return Object.fromEntries(entries);
}

const needsOtherSlots = (before: VisitBefore, visit: Visit) =>
  !isHeld(before.status) ||
  before.startsAt !== visit.startsAt.toISOString() ||
  before.minutes !== visit.minutes ||
  before.providerId !== visit.providerId ||
  before.chairId !== visit.chairId;
