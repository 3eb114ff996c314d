import { Injectable } from '@nestjs/common';
import { cursorOf, instantOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { isHeld, VISIT, VISIT_STATUSES } from '@cuspid/visits/contracts';
import type { BlockedVisitsFilter, VisitDto } from '@cuspid/visits/contracts/dto';
import { DataSource } from 'typeorm';
import { Visit } from '../visit';
import { VisitReach } from '../visit-reach';
import { VisitRows } from '../visit-rows';

const HELD = VISIT_STATUSES.filter(isHeld);

/** What is booked in a stretch that is, or is to be, kept free: it stays in the book, and somebody has to move it. */
@Injectable()
export class BlockedVisits {
  constructor(
    private readonly source: DataSource,
    private readonly reach: VisitReach,
    private readonly rows: VisitRows,
  ) {}

  /** By their start. */
  async in(me: Actor, filter: BlockedVisitsFilter): Promise<Page<VisitDto>> {
    const [from, to] = [new Date(filter.startsAt), new Date(filter.endsAt)];
    const query = this.source
      .createQueryBuilder(Visit, 'visit')
      .innerJoinAndSelect('visit.patient', 'patient')
      .where('patient.isActive = true and visit.status in (:...held)', { held: HELD })
      // None is longer than the longest: only so far back can one begin that reaches into the stretch.
      .andWhere('visit.startsAt < :to and visit.startsAt > :earliest', {
        to,
        earliest: new Date(from.getTime() - VISIT.minutesMax * 60_000),
      })
      .andWhere('timestampadd(minute, visit.minutes, visit.startsAt) > :from', { from });
    if (filter.providerId) query.andWhere('visit.providerId = :providerId', { providerId: filter.providerId });
    if (filter.chairId) query.andWhere('visit.chairId = :chairId', { chairId: filter.chairId });
    await this.reach.visibleTo(me, query);
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) {
      const [at, id] = placeOf(filter.cursor, 'startsAt', 2);
      query.andWhere('(visit.startsAt > :at or (visit.startsAt = :at and visit.id > :id))', { at: instantOf(at), id });
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
    const items = await this.rows.of(this.source.manager, page.items);
    return { ...page, items, ...(total !== undefined && { total }) };
  }
}
