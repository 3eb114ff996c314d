import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import type { Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { REGISTRATION, type FigurePeriod, type VisitStatus } from '@cuspid/visits/contracts';
import type { FiguresFilter, PeriodCountsDto, VisitCountsDto, VisitFiguresDto } from '@cuspid/visits/contracts/dto';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { Visit } from './visit';
import { VisitReach } from './visit-reach';

/** Kinds and people shown; a clinic has a dozen of each. */
const SHOWN = 200;

interface Counted {
  type: string;
  providerId: number | null;
  status: VisitStatus;
  count: number;
  /** From booking to visit, all together. */
  leadHours: number;
}

interface Span {
  firstDay: string;
  lastDay: string;
  from: string;
  to: string;
}

/** What became of the visits of a week, a month or a year. */
@Injectable()
export class VisitStats {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly reach: VisitReach,
    private readonly users: UsersService,
  ) {}

  async figures(me: Actor, { period = 'month', from }: FiguresFilter): Promise<VisitFiguresDto> {
    const day = from ?? (await this.clinic.today());
    const span = await this.span(period, day);
    const earlier = await this.span(period, dayAfter(span.firstDay, -1));
    const rows = await this.counted(me, span);
    const people = await this.users.named(rows.map(({ providerId }) => providerId));
    return {
      period,
      now: await this.whole(me, span, rows),
      before: await this.whole(me, earlier, await this.counted(me, earlier)),
      byType: grouped(
        rows,
        (row) => row.type,
        (type) => ({ type }),
      ),
      byProvider: grouped(
        rows,
        (row) => row.providerId,
        (id) => ({ provider: (id && people.get(id)) || null }),
      ),
    };
  }

  private async whole(me: Actor, span: Span, rows: readonly Counted[]): Promise<PeriodCountsDto> {
    const made = await this.booked(me);
    made.andWhere('visit.createdAt >= :from and visit.createdAt < :to', datesOf(span));
    return { ...span, ...countsOf(rows), newBookings: await made.getCount() };
  }

  /** One look over the period's stretch of the index. */
  private async counted(me: Actor, span: Span): Promise<Counted[]> {
    const query = await this.booked(me);
    const rows = await query
      .andWhere('visit.startsAt >= :from and visit.startsAt < :to', datesOf(span))
      .select('visit.type', 'type')
      .addSelect('visit.providerId', 'providerId')
      .addSelect('visit.status', 'status')
      .addSelect('count(*)', 'count')
      .addSelect('sum(greatest(timestampdiff(hour, visit.createdAt, visit.startsAt), 0))', 'leadHours')
      .groupBy('visit.type')
      .addGroupBy('visit.providerId')
      .addGroupBy('visit.status')
      .getRawMany<Record<keyof Counted, string> & Pick<Counted, 'providerId' | 'status'>>();
    return rows.map((row) => ({ ...row, count: Number(row.count), leadHours: Number(row.leadHours) }));
  }

  /** Of patients that lists show too, so that a number and its list agree. */
  private async booked(me: Actor): Promise<SelectQueryBuilder<Visit>> {
    const query = this.source
      .createQueryBuilder(Visit, 'visit')
      .innerJoin('visit.patient', 'patient')
      .where('patient.isActive = true and visit.type <> :registration', { registration: REGISTRATION });
    await this.reach.visibleTo(me, query);
    return query;
  }

  private async span(period: FigurePeriod, day: string): Promise<Span> {
    const firstDay = firstOf(period, day);
    const lastDay = dayAfter(nextOf(period, firstDay), -1);
    const { from } = await this.clinic.dayBounds(firstDay);
    const { to } = await this.clinic.dayBounds(lastDay);
    return { firstDay, lastDay, from, to };
  }
}

const datesOf = ({ from, to }: Span) => ({ from: new Date(from), to: new Date(to) });

function firstOf(period: FigurePeriod, day: string): string {
  if (period === 'year') return `${day.slice(0, 4)}-01-01`;
  if (period === 'month') return `${day.slice(0, 7)}-01`;
  return dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The first day of the period after. A month has at most 31 days, a year 366. */
const nextOf = (period: FigurePeriod, firstDay: string): string =>
  period === 'week' ? dayAfter(firstDay, 7) : firstOf(period, dayAfter(firstDay, period === 'month' ? 31 : 366));

function countsOf(rows: readonly Counted[]): VisitCountsDto {
  const sum = (...statuses: VisitStatus[]) =>
    rows.filter(({ status }) => statuses.includes(status)).reduce((all, { count }) => all + count, 0);
  const booked = rows.reduce((all, { count }) => all + count, 0);
  const due = sum('ARRIVED', 'COMPLETED', 'DID_NOT_ATTEND');
  const hours = rows.reduce((all, { leadHours }) => all + leadHours, 0);
  const part = (count: number) => (due ? Math.round((count / due) * 1_000) : null);
  return {
    booked,
    scheduled: sum('SCHEDULED'),
    arrived: sum('ARRIVED'),
    completed: sum('COMPLETED'),
    cancelled: sum('CANCELLED'),
    didNotAttend: sum('DID_NOT_ATTEND'),
    due,
    attendance: part(sum('ARRIVED', 'COMPLETED')),
    missed: part(sum('DID_NOT_ATTEND')),
    leadDays: booked ? Math.round((hours / booked / 24) * 10) : null,
  };
}

/** The rows of each, the most booked first. */
function grouped<K, T extends object>(
  rows: readonly Counted[],
  keyOf: (row: Counted) => K,
  told: (key: K) => T,
): (T & VisitCountsDto)[] {
  return [...new Set(rows.map(keyOf))]
    .map((key) => ({ ...told(key), ...countsOf(rows.filter((row) => keyOf(row) === key)) }))
    .sort((one, other) => other.booked - one.booked)
    .slice(0, SHOWN);
}
