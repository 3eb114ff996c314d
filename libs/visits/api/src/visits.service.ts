import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NotFound, cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { Registrations, type Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { Ties } from '@cuspid/users/api';
import { REGISTRATION } from '@cuspid/visits/contracts';
import type { UpcomingFilter, VisitDto, VisitFilter } from '@cuspid/visits/contracts/dto';
import { DataSource, In, MoreThanOrEqual, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { VisitTurns } from './booking/visit-turns';
import { Visit } from './visit';
import { NotScheduled } from './visit-errors';
import { VisitReach } from './visit-reach';
import { VisitRows } from './visit-rows';

const UPCOMING_DAYS = 7;
const DAY_MS = 86_400_000;

@Injectable()
export class VisitsService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly reach: VisitReach,
    private readonly rows: VisitRows,
    private readonly turns: VisitTurns,
    private readonly clinic: Clinic,
    private readonly registrations: Registrations,
    private readonly ties: Ties,
  ) {}

  onModuleInit(): void {
    this.registrations.listen((tx, me, patients) => this.enterRegistrations(tx, me, patients));
    // Who leaves keeps their visits in the book: the desk gives each to somebody else, or calls the patient.
    this.ties.listen({ name: 'visits-ahead', count: (db, people) => this.ahead(db, people) });
  }

  /** Visits by start. A clinician also sees those they are booked for. */
  async list(me: Actor, filter: VisitFilter): Promise<Page<VisitDto>> {
    const query = this.source
      .createQueryBuilder(Visit, 'visit')
      .innerJoinAndSelect('visit.patient', 'patient')
      .where('patient.isActive = true');
    await this.within(query, filter);
    await this.reach.visibleTo(me, query);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, 'startsAt', 2);
      query.andWhere('(visit.startsAt > :at or (visit.startsAt = :at and visit.id > :id))', {
        at: instantOf(at),
        id,
      });
    }
    const rows = await query
      .orderBy('visit.startsAt')
      .addOrderBy('visit.id')
      .limit(limitOf(filter) + 1)
      .getMany();
    const page = pageFrom(
      rows,
      limitOf(filter),
      (row) => cursorOf('startsAt', [row.startsAt.toISOString(), row.id]),
      (row) => row,
    );
    return {
      ...page,
      items: await this.rows.of(this.source.manager, page.items),
      ...(total !== undefined && { total }),
    };
  }

  /** What is still booked from now on. */
  upcoming(me: Actor, { days = UPCOMING_DAYS, ...filter }: UpcomingFilter): Promise<Page<VisitDto>> {
    const now = clock.ms();
    const period = { from: new Date(now).toISOString(), to: new Date(now + days * DAY_MS).toISOString() };
    return this.list(me, { ...filter, ...period, status: 'SCHEDULED', isBooked: true });
  }

  /** The patient of a booked visit has come: part of the check-in that tells. */
  async arrive(tx: Tx, me: Actor, visitId: number, patientId: number): Promise<Visit> {
    const visit = await tx.findOne(Visit, { where: { id: visitId, patientId }, lock: { mode: 'pessimistic_write' } });
    if (!visit) throw new NotFound();
    if (visit.status !== 'SCHEDULED') throw new NotScheduled();
    return this.turns.turn(tx, me, visit, { event: 'ARRIVED', to: { status: 'ARRIVED', arrivedAt: clock.now() } });
  }

  /** The queue entry the visit led to has ended: the visit is over. One truth. */
  async complete(tx: Tx, me: Actor, visitId: number): Promise<void> {
    const visit = await tx.findOne(Visit, { where: { id: visitId }, lock: { mode: 'pessimistic_write' } });
    if (visit?.status === 'ARRIVED') {
      const to = { status: 'COMPLETED' as const, completedAt: clock.now(), endedAt: clock.now() };
      await this.turns.turn(tx, me, visit, { event: 'COMPLETED', to });
    }
  }

  /** The patient came, and went away before anybody could see them: the day is over, the visit did not take place. */
  async left(tx: Tx, me: Actor, visitId: number): Promise<void> {
    const visit = await tx.findOne(Visit, { where: { id: visitId }, lock: { mode: 'pessimistic_write' } });
    if (visit?.status !== 'ARRIVED') return;
    const to = { status: 'DID_NOT_ATTEND' as const, endedAt: clock.now() };
    await this.turns.turn(tx, me, visit, { event: 'DID_NOT_ATTEND', to });
  }

  /** The queue entry was taken back: the visit stands where it stood before. */
  async takeBack(tx: Tx, me: Actor, visitId: number, status: 'SCHEDULED' | 'ARRIVED'): Promise<void> {
    const visit = await tx.findOne(Visit, { where: { id: visitId }, lock: { mode: 'pessimistic_write' } });
    if (!visit || visit.status === 'CANCELLED' || visit.status === 'DID_NOT_ATTEND') return;
    const arrivedAt = status === 'SCHEDULED' ? null : visit.arrivedAt;
    const to = { status, arrivedAt, completedAt: null, endedAt: null };
    await this.turns.turn(tx, me, visit, { event: 'UNDONE', to, takesWhatIsFree: true });
  }

  /** How many visits each of these people has still before them. */
  private async ahead(db: EntityManager, people: readonly number[]): Promise<Map<number, number>> {
    const counts = await db
      .createQueryBuilder(Visit, 'visit')
      .select('visit.providerId', 'person')
      .addSelect('count(*)', 'count')
      .where({ providerId: In([...people]), startsAt: MoreThanOrEqual(clock.now()), status: 'SCHEDULED' })
      .groupBy('visit.providerId')
      .getRawMany<{ person: number; count: string }>();
    return new Map(counts.map(({ person, count }) => [person, Number(count)]));
  }

  private async enterRegistrations(tx: Tx, me: Actor, patients: readonly Patient[]): Promise<void> {
    const createdAt = clock.now();
    const visits = patients.map(({ id, registeredAt }) => ({
      patientId: id,
      startsAt: registeredAt,
      minutes: 0,
      type: REGISTRATION,
      status: 'COMPLETED' as const,
      arrivedAt: registeredAt,
      completedAt: registeredAt,
      endedAt: registeredAt,
      createdById: me.id,
      createdAt,
    }));
    await tx.insert(Visit, visits);
  }

  private async within(query: SelectQueryBuilder<Visit>, filter: VisitFilter): Promise<void> {
    const bounded = filter.from ?? filter.to ?? filter.patientId ?? filter.madeFrom ?? filter.madeTo;
    const { from, to } = bounded ? filter : await this.clinic.dayBounds(await this.clinic.today());
    if (from) query.andWhere('visit.startsAt >= :from', { from: new Date(from) });
    if (to) query.andWhere('visit.startsAt < :to', { to: new Date(to) });
    if (filter.patientId) query.andWhere('visit.patientId = :patientId', { patientId: filter.patientId });
    if (filter.providerId) query.andWhere('visit.providerId = :providerId', { providerId: filter.providerId });
    if (filter.chairId) query.andWhere('visit.chairId = :chairId', { chairId: filter.chairId });
    if (filter.status) query.andWhere('visit.status = :status', { status: filter.status });
    if (filter.isConfirmed !== undefined) query.andWhere(confirmed(filter.isConfirmed));
    if (filter.type) query.andWhere('visit.type = :type', { type: filter.type });
    if (filter.isBooked) query.andWhere('visit.type <> :registration', { registration: REGISTRATION });
    const { madeFrom, madeTo } = filter;
    if (madeFrom) query.andWhere('visit.createdAt >= :madeFrom', { madeFrom: new Date(madeFrom) });
    if (madeTo) query.andWhere('visit.createdAt < :madeTo', { madeTo: new Date(madeTo) });
  }
}

const confirmed = (is: boolean): string => `visit.confirmedAt is ${is ? 'not null' : 'null'}`;
