import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { Clinic, clockIn, dayIn, instantsAt } from '@cuspid/settings/api';
import type { MemberOutcomeDto, MoveSeriesDto, MoveSeriesFilter, SeriesActDto } from '@cuspid/visits/contracts/dto';
import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Room } from '../booking/room';
import { Slots } from '../booking/slots';
import { VisitTurns } from '../booking/visit-turns';
import { When } from '../booking/when';
import { Visit } from '../visit';
import { NoSeries, SlotTaken, TimeClosed, WrongVisitState } from '../visit-errors';
import { VisitReach } from '../visit-reach';
import { isApart, outcomeOf, SeriesService, undoUntil } from './series.service';
import { shifted, shiftOf } from './series-steps';

/** A member and where it would go. */
interface Step {
  visit: Visit;
  to: Pick<Visit, 'patientId' | 'providerId' | 'chairId' | 'startsAt' | 'minutes'>;
}

/** Moves a visit, and those that follow it by as much on the clinic's wall. One that was moved by itself stays where it was put. */
@Injectable()
export class MovingSeries {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly reach: VisitReach,
    private readonly series: SeriesService,
    private readonly when: When,
    private readonly room: Room,
    private readonly slots: Slots,
    private readonly turns: VisitTurns,
  ) {}

  /** What moving would do; nothing is changed. */
  async preview(me: Actor, visitId: number, what: MoveSeriesFilter): Promise<SeriesActDto> {
    const db = this.db.source.manager;
    const { seriesId, seriesNumber } = await this.reach.require(db, me, visitId, 'visit.schedule');
    if (seriesId === null || seriesNumber === null) throw new NoSeries();
    const members = await db.find(Visit, {
      where: { seriesId, seriesNumber: MoreThanOrEqual(seriesNumber) },
      order: { seriesNumber: 'ASC' },
    });
    await this.when.start(db, what);
    const { items } = await this.plan(db, me, members, what);
    return { items, undoUntil: null };
  }

  /** @throws SlotTaken, TimeClosed when the visit itself cannot go there; of the others those that cannot stand, and it is said */
  move(me: Actor, visitId: number, what: MoveSeriesDto): Promise<SeriesActDto> {
    return this.db.transaction(me, async (tx) => {
      await this.when.start(tx, what);
      const members = await this.series.held(tx, me, visitId);
      const own = members.find(({ id }) => id === visitId);
      if (own?.status !== 'SCHEDULED') throw new WrongVisitState(own?.status ?? 'CANCELLED');
      await this.room.hold(
        tx,
        members.filter(({ status }) => status === 'SCHEDULED').map((one) => needs(one, what)),
      );
      const { items, steps } = await this.plan(tx, me, members, what);
      refuse(items.find((item) => item.visitId === visitId));
      const act = randomUUID();
      // All make way before any takes its place: the second may go where the third stood.
      for (const { visit } of steps) await this.slots.free(tx, visit.id);
      for (const { visit, to } of steps) {
        const confirmedAt = to.startsAt.getTime() === visit.startsAt.getTime() ? visit.confirmedAt : null;
        const seriesAt = isApart(visit) ? visit.seriesAt : to.startsAt;
        const set = { ...to, seriesAt, confirmedAt, overbookReason: null };
        await this.turns.turn(tx, me, visit, { event: 'MOVED', to: set, act });
      }
      return { items, undoUntil: steps.length ? undoUntil() : null };
    });
  }

  /** Who moves: until nobody is left whose place is held by one that has to stand. */
  private async plan(db: EntityManager, me: Actor, members: readonly Visit[], what: MoveSeriesDto) {
    const found = new Map<number, MemberOutcomeDto>();
    let steps = await this.steps(db, members, what, found);
    for (;;) {
      const moving = steps.map(({ visit }) => visit.id);
      const going: Step[] = [];
      for (const step of steps) {
        const stands = await this.obstacle(db, me, step, moving);
        if (stands) found.set(step.visit.id, stands);
        else going.push(step);
      }
      if (going.length === steps.length) break;
      steps = going;
    }
    for (const { visit, to } of steps) {
      found.set(visit.id, outcomeOf(visit, 'MOVES', { to: to.startsAt.toISOString() }));
    }
    return { steps, items: members.flatMap(({ id }) => found.get(id) ?? []) };
  }

  /** Where each would go; what cannot be asked is told in `found`. */
  private async steps(
    db: EntityManager,
    members: readonly Visit[],
    what: MoveSeriesDto,
    found: Map<number, MemberOutcomeDto>,
  ): Promise<Step[]> {
    const { timeZone } = await this.clinic.setting(db);
    const wall = (at: Date) => `${dayIn(timeZone, at)}T${clockIn(timeZone, at)}`;
    const [first] = members;
    const shift = first ? shiftOf(wall(first.startsAt), what.localStart) : { days: 0, minutes: 0 };
    return members.flatMap((visit, index): Step[] => {
      const stands = visit.status !== 'SCHEDULED' ? 'PASSED' : index > 0 && isApart(visit) ? 'APART' : null;
      // Of a time the clock shows twice, the first is meant: nobody is there to ask for each.
      const [startsAt] = instantsAt(shifted(wall(visit.startsAt), shift), timeZone);
      if (!stands && startsAt) return [{ visit, to: { patientId: visit.patientId, startsAt, ...needs(visit, what) } }];
      found.set(visit.id, outcomeOf(visit, stands ?? 'NO_TIME'));
      return [];
    });
  }

  private async obstacle(
    db: EntityManager,
    me: Actor,
    { visit, to }: Step,
    moving: readonly number[],
  ): Promise<MemberOutcomeDto | null> {
    const { shut, clashes } = await this.room.obstacles(db, { ...to, id: visit.id }, moving);
    if (!shut && !clashes.length) return null;
    const closed = shut && { ...shut, mayOverbook: mayRole(me.role, 'visit.overbook') };
    return outcomeOf(visit, shut ? 'CLOSED' : 'TAKEN', { to: to.startsAt.toISOString(), clashes, closed });
  }
}

const needs = (visit: Visit, what: MoveSeriesDto) => ({
  providerId: what.providerId === undefined ? visit.providerId : what.providerId,
  chairId: what.chairId === undefined ? visit.chairId : what.chairId,
  minutes: what.minutes ?? visit.minutes,
});

/** The visit that was moved by hand has to go, or nothing does. */
function refuse(own: MemberOutcomeDto | undefined): void {
  if (own?.closed) throw new TimeClosed(own.closed);
  if (own?.outcome === 'TAKEN') throw new SlotTaken(own.clashes);
}
