import { Injectable } from '@nestjs/common';
import { Database, NotAllowed, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { mayRole, TREATING } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import { Chair } from '@cuspid/settings/api';
import { User } from '@cuspid/users/api';
import type { Occupied } from '@cuspid/visits/contracts';
import type { BookVisitDto, ChangeVisitDto, VisitDetailDto } from '@cuspid/visits/contracts/dto';
import { NoSuchChair, NotAProvider, SlotTaken, TimeClosed, WrongVisitState } from '../visit-errors';
import { Visit } from '../visit';
import { VisitRows } from '../visit-rows';
import { OpeningHours } from './opening-hours';
import { Slots, type Timed } from './slots';
import { VisitTurns } from './visit-turns';
import { When } from './when';

const USUAL_TYPE = 'Visit';

/** Booking and moving. Whoever needs several rows holds them in this order: patient, visit, provider, chair. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly when: When,
    private readonly hours: OpeningHours,
    private readonly slots: Slots,
    private readonly turns: VisitTurns,
    private readonly rows: VisitRows,
  ) {}

  /** Books a visit. */
  book(me: Actor, what: BookVisitDto): Promise<VisitDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const startsAt = await this.when.start(tx, what);
      if (!startsAt) throw this.when.missing();
      const patient = await this.careTeam.require(tx, me, what.patientId, 'visit.schedule', true);
      const { providerId = null, chairId = null, minutes, type = USUAL_TYPE, notes = null } = what;
      const timed = { patientId: patient.id, providerId, chairId, startsAt, minutes };
      await this.hold(tx, timed);
      const out = await this.inTheWay(tx, me, timed, what.overbookReason);
      const overbookReason = out.isFree ? null : (what.overbookReason ?? null);
      const visit = tx.create(Visit, {
        ...timed,
        type,
        notes,
        overbookReason,
        status: 'SCHEDULED',
        createdById: me.id,
        createdAt: new Date(),
      });
      await tx.save(visit);
      await this.turns.entered(tx, me, visit, out.shared);
      return this.rows.detail(tx, visit.id);
    });
  }

  /** Changes a visit that is still booked; of the version the caller saw, where they say which. */
  change(me: Actor, id: number, what: ChangeVisitDto, version?: number): Promise<VisitDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const visit = await this.bookedVisit(tx, me, id);
      if (version !== undefined && visit.version !== version) throw new StaleVersion(visit.version);
      if (visit.status !== 'SCHEDULED') throw new WrongVisitState(visit.status);
      const timed = await this.timed(tx, visit, what);
      const { type = visit.type, notes = visit.notes } = what;
      if (!differs(visit, { ...timed, type, notes })) return this.rows.detail(tx, id);
      const isMoved = isElsewhere(visit, timed);
      if (!isMoved) {
        await this.turns.turn(tx, me, visit, { event: 'CHANGED', to: { type, notes } });
        return this.rows.detail(tx, id);
      }
      await this.hold(tx, timed);
      const out = await this.inTheWay(tx, me, { ...timed, id }, what.overbookReason);
      const overbookReason = out.isFree ? null : (what.overbookReason ?? null);
      // Whoever confirmed, confirmed the time that was.
      const confirmedAt = timed.startsAt.getTime() === visit.startsAt.getTime() ? visit.confirmedAt : null;
      const to = { ...timed, type, notes, overbookReason, confirmedAt };
      await this.turns.turn(tx, me, visit, { event: 'MOVED', to, reason: overbookReason, out: out.shared });
      return this.rows.detail(tx, id);
    });
  }

  /** The visit, held, with its patient, for who may book. */
  private async bookedVisit(tx: Tx, me: Actor, id: number): Promise<Visit> {
    const about = await tx.findOneBy(Visit, { id });
    if (!about) throw new NotFound();
    await this.careTeam.require(tx, me, about.patientId, 'visit.schedule', true);
    return tx.findOneOrFail(Visit, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private async timed(tx: Tx, visit: Visit, what: ChangeVisitDto) {
    const { minutes = visit.minutes, providerId = visit.providerId, chairId = visit.chairId } = what;
    const startsAt = (await this.when.start(tx, what)) ?? visit.startsAt;
    return { patientId: visit.patientId, providerId, chairId, startsAt, minutes };
  }

  /** Nobody books the same provider or chair until this transaction ends. */
  private async hold(tx: Tx, { providerId, chairId }: Timed): Promise<void> {
    const lock = { mode: 'pessimistic_write' as const };
    if (providerId !== null) {
      const person = await tx.findOne(User, { where: { id: providerId }, lock });
      if (!person?.isActive || !TREATING.includes(person.role)) throw new NotAProvider();
    }
    if (chairId !== null) {
      const chair = await tx.findOne(Chair, { where: { id: chairId }, lock });
      if (!chair?.isActive) throw new NoSuchChair();
    }
  }

  /** What the visit shares with others, when it may be booked over them. */
  private async inTheWay(
    tx: Tx,
    me: Actor,
    timed: Timed,
    reason: string | null | undefined,
  ): Promise<{ shared: Occupied[]; isFree: boolean }> {
    const shut = await this.hours.shut(tx, timed);
    const clashes = await this.slots.clashes(tx, timed);
    if (!shut && !clashes.length) return { shared: [], isFree: true };
    const mayOverbook = mayRole(me.role, 'visit.overbook');
    if (reason && !mayOverbook) throw new NotAllowed('visit.overbook');
    // A person is not in two places, whatever the reason.
    if (clashes.some(({ what }) => what === 'patient')) throw new SlotTaken(clashes);
    if (!reason && shut) throw new TimeClosed({ ...shut, mayOverbook });
    if (!reason) throw new SlotTaken(clashes);
    return { shared: [...new Set(clashes.map(({ what }) => what))], isFree: false };
  }
}

type Shape = Pick<Visit, 'providerId' | 'chairId' | 'startsAt' | 'minutes'>;

const isElsewhere = (visit: Visit, timed: Shape) =>
  visit.startsAt.getTime() !== timed.startsAt.getTime() ||
  visit.minutes !== timed.minutes ||
  visit.providerId !== timed.providerId ||
  visit.chairId !== timed.chairId;

const differs = (visit: Visit, to: Shape & Pick<Visit, 'type' | 'notes'>) =>
  isElsewhere(visit, to) || visit.type !== to.type || visit.notes !== to.notes;
