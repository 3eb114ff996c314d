import { Injectable } from '@nestjs/common';
import { Clinic, clockIn, dayIn } from '@cuspid/settings/api';
import { minutesOf, type OpenSpan } from '@cuspid/settings/contracts';
import { endOf, type ClosedReason } from '@cuspid/visits/contracts';
import type { EntityManager } from 'typeorm';
import { BlockOut } from '../block-outs/block-out';
import type { Timed } from './slots';

export interface Shut {
  why: ClosedReason;
  what: string | null;
}

/** Whether the clinic, the provider and the chair are to be had at a time, whoever else is booked. */
@Injectable()
export class OpeningHours {
  constructor(private readonly clinic: Clinic) {}

  /** Why the time is not to be had; null when it is. */
  async shut(db: EntityManager, visit: Omit<Timed, 'patientId'>): Promise<Shut | null> {
    const { timeZone } = await this.clinic.setting(db);
    const { day, holiday, spans } = await this.clinic.dayOf(visit.startsAt, db);
    if (holiday) return { why: 'holiday', what: holiday };
    const end = endOf(visit.startsAt, visit.minutes);
    const until = dayIn(timeZone, end) === day ? clockIn(timeZone, end) : '24:00';
    if (!fits(spans, clockIn(timeZone, visit.startsAt), until)) return { why: 'closed', what: null };
    return this.blocked(db, visit, end);
  }

  private async blocked(
    db: EntityManager,
    { startsAt, providerId, chairId }: Omit<Timed, 'patientId'>,
    end: Date,
  ): Promise<Shut | null> {
    const block = await db
      .createQueryBuilder(BlockOut, 'block')
      .where('block.endsAt > :startsAt and block.startsAt < :end', { startsAt, end })
      .andWhere(
        '(block.providerId = :providerId or block.chairId = :chairId or (block.providerId is null and block.chairId is null))',
        { providerId, chairId },
      )
      .orderBy('block.id')
      .limit(1)
      .getOne();
    return block && { why: block.providerId ? 'away' : 'blocked', what: block.reason };
  }
}

/** Whether the stretch of the wall clock lies within one span: visits are not broken off for lunch. */
export function fits(spans: readonly OpenSpan[], from: string, to: string): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return spans.some((span) => minutesOf(span.from) <= start && end <= minutesOf(span.to) && start < end);
}
