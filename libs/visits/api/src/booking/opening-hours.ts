import { Injectable } from '@nestjs/common';
import { dayAfter } from '@cuspid/platform/contracts';
import { Clinic, instantsAt, startOfDay } from '@cuspid/settings/api';
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
    if (!openOn(day, spans, timeZone).some(isAround(visit.startsAt, end))) return { why: 'closed', what: null };
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

/** A stretch in which the clinic is open. */
export interface OpenTime {
  from: Date;
  to: Date;
  /** Until the day ends. */
  isToMidnight: boolean;
}

/** The instants between which the clinic is open on a day: an hour that the clock shows twice is open twice. */
export function openOn(day: string, spans: readonly OpenSpan[], timeZone: string): OpenTime[] {
  return spans.map(({ from, to }) => ({
    from: edge(day, from, timeZone, 'first'),
    to: edge(day, to, timeZone, 'last'),
    isToMidnight: to === '24:00',
  }));
}

/** Whether the whole visit lies within: visits are not broken off for lunch. One may run on over an open midnight. */
export const isAround = (startsAt: Date, end: Date) => (open: OpenTime) =>
  open.from <= startsAt && startsAt < open.to && (end <= open.to || open.isToMidnight);

/** When the clock shows this time; where it jumps over it, when it would have. */
function edge(day: string, clock: string, timeZone: string, which: 'first' | 'last'): Date {
  if (clock === '24:00') return startOfDay(dayAfter(day, 1), timeZone);
  if (clock === '00:00') return startOfDay(day, timeZone);
  const instants = instantsAt(`${day}T${clock}`, timeZone);
  const found = which === 'first' ? instants[0] : instants.at(-1);
  return found ?? new Date(startOfDay(day, timeZone).getTime() + minutesOf(clock) * 60_000);
}
