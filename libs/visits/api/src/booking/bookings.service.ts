import { Injectable } from '@nestjs/common';
import { Database, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { CareTeam } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import type { BookVisitDto, ChangeVisitDto, VisitDetailDto } from '@cuspid/visits/contracts/dto';
import { PlannedProcedures, type Planned } from '../procedures/planned';
import { WrongVisitState } from '../visit-errors';
import { Visit } from '../visit';
import { VisitRows } from '../visit-rows';
import { Room } from './room';
import { VisitTurns } from './visit-turns';
import { When } from './when';

export const USUAL_TYPE = 'Visit';

/** Booking and moving. Whoever needs several rows holds them in this order: patient, visit, provider, chair. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly when: When,
    private readonly room: Room,
    private readonly planned: PlannedProcedures,
    private readonly turns: VisitTurns,
    private readonly rows: VisitRows,
  ) {}

  /** Books a visit. */
  book(me: Actor, what: BookVisitDto): Promise<VisitDetailDto> {
    return this.db.transaction(me, (tx) => this.enter(tx, me, what));
  }

  /** The same, as part of something else. */
  async enter(tx: Tx, me: Actor, what: BookVisitDto): Promise<VisitDetailDto> {
    const startsAt = await this.when.start(tx, what);
    if (!startsAt) throw this.when.missing();
    const patient = await this.careTeam.require(tx, me, what.patientId, 'visit.schedule', true);
    const { providerId = null, chairId = null, minutes, type = USUAL_TYPE, notes = null } = what;
    const timed = { patientId: patient.id, providerId, chairId, startsAt, minutes };
    const procedures = await this.planned.checked(tx, what.procedures ?? []);
    await this.room.hold(tx, [timed]);
    const out = await this.room.inTheWay(tx, me, timed, what.overbookReason);
    const overbookReason = out.isFree ? null : (what.overbookReason ?? null);
    const visit = tx.create(Visit, {
      ...timed,
      type,
      notes,
      overbookReason,
      status: 'SCHEDULED',
      createdById: me.id,
      createdAt: clock.now(),
    });
    await tx.save(visit);
    await this.turns.entered(tx, me, visit, { out: out.shared, procedures });
    return this.rows.detail(tx, visit.id);
  }

  /** Changes a visit that is still booked; of the version the caller saw, where they say which. */
  change(me: Actor, id: number, what: ChangeVisitDto, version?: number): Promise<VisitDetailDto> {
    return this.db.transaction(me, (tx) => this.alter(tx, me, id, what, version));
  }

  /** The same, as part of something else. */
  async alter(tx: Tx, me: Actor, id: number, what: ChangeVisitDto, version?: number): Promise<VisitDetailDto> {
    const visit = await this.bookedVisit(tx, me, id);
    if (version !== undefined && visit.version !== version) throw new StaleVersion(visit.version);
    if (visit.status !== 'SCHEDULED') throw new WrongVisitState(visit.status);
    const timed = await this.timed(tx, visit, what);
    const { type = visit.type, notes = visit.notes } = what;
    const procedures = await this.otherProcedures(tx, id, what);
    if (!differs(visit, { ...timed, type, notes }) && !procedures) return this.rows.detail(tx, id);
    const isMoved = isElsewhere(visit, timed);
    if (!isMoved) {
      await this.turns.turn(tx, me, visit, { event: 'CHANGED', to: { type, notes }, procedures });
      return this.rows.detail(tx, id);
    }
    await this.room.hold(tx, [timed]);
    const out = await this.room.inTheWay(tx, me, { ...timed, id }, what.overbookReason);
    const overbookReason = out.isFree ? null : (what.overbookReason ?? null);
    // Whoever confirmed, confirmed the time that was.
    const confirmedAt = timed.startsAt.getTime() === visit.startsAt.getTime() ? visit.confirmedAt : null;
    const to = { ...timed, type, notes, overbookReason, confirmedAt };
    await this.turns.turn(tx, me, visit, { event: 'MOVED', to, reason: overbookReason, out: out.shared, procedures });
    return this.rows.detail(tx, id);
  }

  /** The visit, held, with its patient, for who may book. */
  private async bookedVisit(tx: Tx, me: Actor, id: number): Promise<Visit> {
    const about = await tx.findOneBy(Visit, { id });
    if (!about) throw new NotFound();
    await this.careTeam.require(tx, me, about.patientId, 'visit.schedule', true);
    const visit = await tx.findOne(Visit, { where: { id }, lock: { mode: 'pessimistic_write' } });
    // Deleted while its patient was waited for.
    if (!visit) throw new NotFound();
    return visit;
  }

  /** What is planned instead, when it is something else. */
  private async otherProcedures(tx: Tx, id: number, { procedures }: ChangeVisitDto): Promise<Planned[] | undefined> {
    if (!procedures) return undefined;
    const has = (await this.planned.of(tx, [id])).get(id) ?? [];
    const asked = await this.planned.checked(tx, procedures, has);
    return JSON.stringify(asked) === JSON.stringify(has) ? undefined : asked;
  }

  private async timed(tx: Tx, visit: Visit, what: ChangeVisitDto) {
    const { minutes = visit.minutes, providerId = visit.providerId, chairId = visit.chairId } = what;
    const startsAt = (await this.when.start(tx, what)) ?? visit.startsAt;
    return { patientId: visit.patientId, providerId, chairId, startsAt, minutes };
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
