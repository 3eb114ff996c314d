import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Events, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { isHeld, type Occupied, type VisitEvent } from '@cuspid/visits/contracts';
import { PlannedProcedures, type Planned } from '../procedures/planned';
import { Visit } from '../visit';
import { VisitNews } from '../visit-news';
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
  /** What is planned, in place of what was. */
  procedures?: readonly Planned[];
  /** Shared with other visits that are changed in the same act. */
  act?: string | null;
}

/** The one hand that changes a visit: the row, its stretches, what happened, the trail and the screens, all at once. */
@Injectable()
export class VisitTurns {
  constructor(
    private readonly slots: Slots,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly news: VisitNews,
    private readonly planned: PlannedProcedures,
  ) {}

  /** `me` is null when the patient does it, by the link in a letter. */
  async turn(
    tx: Tx,
    me: Actor | null,
    visit: Visit,
    { event, to, reason = null, out, takesWhatIsFree, procedures, act = null }: Turn,
  ): Promise<Visit> {
    const before = await this.whole(tx, visit);
    Object.assign(visit, to, { version: visit.version + 1 });
    await tx.save(visit);
    if (procedures) await this.planned.put(tx, visit.id, procedures);
    if (takesWhatIsFree) await this.slots.takeWhatIsFree(tx, visit);
    else if (!isHeld(visit.status)) await this.slots.free(tx, visit.id);
    else if (needsOtherSlots(before, visit)) await this.slots.take(tx, visit, out);
    await this.note(tx, me, visit, { event, reason, before, act });
    return visit;
  }

  /** A visit that is new. */
  async entered(
    tx: Tx,
    me: Actor,
    visit: Visit,
    { out = [], procedures = [], act = null }: Pick<Turn, 'out' | 'procedures' | 'act'>,
  ): Promise<void> {
    await this.slots.take(tx, visit, out);
    if (procedures.length) await this.planned.put(tx, visit.id, procedures);
    await this.note(tx, me, visit, { event: 'BOOKED', reason: visit.overbookReason, before: null, act });
  }

  /** The row and what is planned. */
  private async whole(tx: Tx, visit: Visit): Promise<VisitBefore> {
    const procedures = (await this.planned.of(tx, [visit.id])).get(visit.id) ?? [];
    return { ...beforeOf(visit), procedures };
  }

  private async note(tx: Tx, me: Actor | null, visit: Visit, { event, reason, before, act }: Noted): Promise<void> {
    const { id, patientId } = visit;
    await tx.insert(VisitChange, { visitId: id, event, at: clock.now(), actorId: me?.id ?? null, reason, before, act });
    const now = await this.whole(tx, visit);
    const after = { ...differing(before, now), ...(reason && { reason }) };
    await this.audit.record(tx, me ?? {}, ACTIONS[event], {
      entity: 'visit',
      id,
      patientId,
      ...(before && { before: differing(now, before) }),
      after,
    });
    await this.news.tell(tx, { visit, event, before, by: me });
    await this.events.publish(tx, 'visits', { id, patientId });
  }
}

interface Noted {
  event: VisitEvent;
  reason: string | null;
  before: VisitBefore | null;
  act: string | null;
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
    seriesAt: text(visit.seriesAt),
  };
}

/** What of `now` is not as in `other`. */
function differing(other: VisitBefore | null, now: VisitBefore): Partial<VisitBefore> {
  const was = new Map<string, unknown>(Object.entries(other ?? {}));
  const entries = Object.entries(now).filter(([key, value]) => JSON.stringify(was.get(key)) !== JSON.stringify(value));
  return Object.fromEntries(entries.filter(([, value]) => other ?? !isEmpty(value)));
}

/** Of a visit that is new, what was not planned is not told. */
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const needsOtherSlots = (before: VisitBefore, visit: Visit) =>
  !isHeld(before.status) ||
  before.startsAt !== visit.startsAt.toISOString() ||
  before.minutes !== visit.minutes ||
  before.providerId !== visit.providerId ||
  before.chairId !== visit.chairId;
