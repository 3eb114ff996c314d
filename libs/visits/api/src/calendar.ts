import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import type { Actor } from '@cuspid/platform/api';
import { Clinic } from '@cuspid/settings/api';
import type { CalendarDto, CalendarFilter, DayLoadDto, MonthDto, MonthFilter } from '@cuspid/visits/contracts/dto';
import { REGISTRATION } from '@cuspid/visits/contracts';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { BlockOutsService } from './block-outs/block-outs.service';
import { Visit } from './visit';
import { VisitReach } from './visit-reach';
import { VisitRows } from './visit-rows';

/** Hardly a clinic has more in a week; where one has, it is said. */
const VISITS_MAX = 2_000;
const MONTH_MAX = 20_000;
const BLOCKS_MAX = 500;

/** The book of visits as a calendar draws it. */
@Injectable()
export class Calendar {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly reach: VisitReach,
    private readonly rows: VisitRows,
    private readonly blocks: BlockOutsService,
  ) {}

  /** Some days with their hours, visits and block-outs. */
  async of(me: Actor, filter: CalendarFilter): Promise<CalendarDto> {
    const days = Array.from({ length: filter.days ?? 1 }, (_, index) => dayAfter(filter.from, index));
    const [first, last] = [days[0] ?? filter.from, days.at(-1) ?? filter.from];
    const period = { from: (await this.clinic.dayBounds(first)).from, to: (await this.clinic.dayBounds(last)).to };
    const query = await this.within(me, period, filter);
    const visits = await query
      .orderBy('visit.startsAt')
      .addOrderBy('visit.id')
      .limit(VISITS_MAX + 1)
      .getMany();
    const blocks = await this.blocks.within(period);
    return {
      days: await this.clinic.days(days),
      visits: await this.rows.of(this.source.manager, visits.slice(0, VISITS_MAX)),
      blocks,
      isCut: visits.length > VISITS_MAX || blocks.length >= BLOCKS_MAX,
    };
  }

  /** How much is booked on each day of a month. */
  async month(me: Actor, { month, providerId }: MonthFilter): Promise<MonthDto> {
    const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
    const days = Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
    const bounds = await Promise.all(days.map((day) => this.clinic.dayBounds(day)));
    const period = { from: bounds[0]?.from ?? '', to: bounds.at(-1)?.to ?? '' };
    const visits = await (
      await this.within(me, period, { providerId })
    )
      .andWhere("visit.status in ('SCHEDULED', 'ARRIVED', 'COMPLETED')")
      .select(['visit.id', 'visit.startsAt', 'visit.minutes'])
      .limit(MONTH_MAX + 1)
      .getMany();
    const known = await this.clinic.days(days);
    const loads: DayLoadDto[] = [];
    for (const [index, day] of days.entries()) {
      const { from = '', to = '' } = bounds[index] ?? {};
      const own = visits.filter(({ startsAt }) => startsAt >= new Date(from) && startsAt < new Date(to));
      const holiday = known[index]?.holiday ?? null;
      loads.push({ day, visits: own.length, minutes: own.reduce((sum, { minutes }) => sum + minutes, 0), holiday });
    }
    return { days: loads, isCut: visits.length > MONTH_MAX };
  }

  private async within(
    me: Actor,
    { from, to }: { from: string; to: string },
    { providerId, chairId }: { providerId?: number; chairId?: number },
  ): Promise<SelectQueryBuilder<Visit>> {
    const query = this.source
      .createQueryBuilder(Visit, 'visit')
      .innerJoinAndSelect('visit.patient', 'patient')
      .where('patient.isActive = true and visit.type <> :registration', { registration: REGISTRATION })
      .andWhere('visit.startsAt >= :from and visit.startsAt < :to', { from: new Date(from), to: new Date(to) });
    if (providerId) query.andWhere('visit.providerId = :providerId', { providerId });
    if (chairId) query.andWhere('visit.chairId = :chairId', { chairId });
    await this.reach.visibleTo(me, query);
    return query;
  }
}
