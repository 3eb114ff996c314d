import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, NotFound, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { VISIT } from '@cuspid/visits/contracts';
import type { MemberOutcomeDto, SeriesActDto, SeriesDto, VisitReasonDto } from '@cuspid/visits/contracts/dto';
import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import { VisitTurns } from '../booking/visit-turns';
import { Visit } from '../visit';
import { NoSeries } from '../visit-errors';
import { VisitGuards } from '../visit-guards';
import { VisitReach } from '../visit-reach';
import { VisitRows } from '../visit-rows';
import { VisitSeries } from './visit-series';

/** Visits that were booked together: all of them, and acts on one and those that follow it. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly db: Database,
    private readonly reach: VisitReach,
    private readonly rows: VisitRows,
    private readonly turns: VisitTurns,
    private readonly guards: VisitGuards,
  ) {}

  /** The series of a visit. @throws NoSeries */
  async of(me: Actor, visitId: number): Promise<SeriesDto> {
    const db = this.db.source.manager;
    const { seriesId } = await this.reach.require(db, me, visitId, 'visit.read');
    if (seriesId === null) throw new NoSeries();
    return this.shown(db, me, seriesId);
  }

  /** Cancels a visit and those that follow it in its series, wherever they were moved; what is not booked any more stands. */
  cancel(me: Actor, visitId: number, { reason = null }: VisitReasonDto): Promise<SeriesActDto> {
    return this.db.transaction(me, async (tx) => {
      const members = await this.held(tx, me, visitId);
      const act = randomUUID();
      const items: MemberOutcomeDto[] = [];
      for (const visit of members) {
        const isBooked = visit.status === 'SCHEDULED';
        items.push(outcomeOf(visit, isBooked ? 'CANCELS' : 'PASSED'));
        if (!isBooked) continue;
        await this.guards.ask(tx, visit, 'CANCELLED');
        const to = { status: 'CANCELLED' as const, endedAt: clock.now(), reason };
        await this.turns.turn(tx, me, visit, { event: 'CANCELLED', to, reason, act });
      }
      return { items, undoUntil: undoUntil() };
    });
  }

  /** This visit and those that follow it, held with their patient, in their order. @throws NoSeries */
  async held(tx: Tx, me: Actor, visitId: number): Promise<Visit[]> {
    const { seriesId, seriesNumber } = await this.reach.hold(tx, me, visitId, 'visit.schedule');
    if (seriesId === null || seriesNumber === null) throw new NoSeries();
    const members = await tx.find(Visit, {
      where: { seriesId, seriesNumber: MoreThanOrEqual(seriesNumber) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return members.sort(byNumber);
  }

  /** A series with those of its members the caller may see. */
  async shown(db: EntityManager, me: Actor, seriesId: number): Promise<SeriesDto> {
    const series = await db.findOneBy(VisitSeries, { id: seriesId });
    if (!series) throw new NotFound();
    const query = db
      .createQueryBuilder(Visit, 'visit')
      .innerJoinAndSelect('visit.patient', 'patient')
      .where('visit.seriesId = :seriesId', { seriesId })
      .orderBy('visit.seriesNumber')
      .limit(VISIT.seriesMax);
    await this.reach.visibleTo(me, query);
    const visits = await query.getMany();
    const shown = await this.rows.of(db, visits);
    const { id, every, unit, count } = series;
    const members = shown.map((visit, index) => ({
      number: visit.series?.number ?? index + 1,
      visit,
      isApart: isApart(visits[index]),
    }));
    return { id, every, unit, count, members };
  }
}

const byNumber = (a: Visit, b: Visit): number => (a.seriesNumber ?? 0) - (b.seriesNumber ?? 0);

/** Moved by itself: not where its series has it. */
export const isApart = (visit: Visit | undefined): boolean =>
  visit?.seriesAt?.getTime() !== undefined && visit.seriesAt.getTime() !== visit.startsAt.getTime();

export const outcomeOf = (
  { id, seriesNumber, startsAt }: Visit,
  outcome: MemberOutcomeDto['outcome'],
  more: Partial<MemberOutcomeDto> = {},
): MemberOutcomeDto => ({
  number: seriesNumber ?? 1,
  visitId: id,
  startsAt: startsAt.toISOString(),
  to: null,
  outcome,
  clashes: [],
  closed: null,
  ...more,
});

export const undoUntil = (): string => new Date(clock.ms() + VISIT.undoMinutes * 60_000).toISOString();
