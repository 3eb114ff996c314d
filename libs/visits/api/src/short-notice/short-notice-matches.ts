import { Injectable } from '@nestjs/common';
import type { Actor } from '@cuspid/platform/api';
import { CareTeam } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { Clinic, clockIn, dayIn } from '@cuspid/settings/api';
import { minutesOf } from '@cuspid/settings/contracts';
import { endOf, SHORT_NOTICE, slotsOf, VISIT } from '@cuspid/visits/contracts';
import type { ComingListDto, GapFilter, GapOfferDto, MatchDto, MatchesDto } from '@cuspid/visits/contracts/dto';
import { DataSource, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Visit } from '../visit';
import { bitOn, clockOf } from './can-come';
import { ShortNotice } from './short-notice';
import { ShortNoticeOffer } from './short-notice-offer';
import { offeredSince, ShortNoticeRows } from './short-notice-rows';

/** A free stretch; of whom and where, as far as that is known. */
export interface Gap {
  startsAt: Date;
  minutes: number;
  providerId: number | null;
  chairId: number | null;
}

/** Where in the gap the patient comes: as soon as it begins, or as soon as they can. */
const LATER = 'greatest(cast(entry.fromMinute as signed) - :start, 0)';
const SLOT = `:slot + ${LATER} div ${VISIT.stepMinutes}`;
const COLUMNS = { patientId: 'patient_id', providerId: 'provider_id' } as const;
/** Whether nothing is booked for them while they would be here. */
const FREE = (whose: keyof typeof COLUMNS) =>
  [
    `not exists (select 1 from visit_slot taken where taken.${COLUMNS[whose]} = entry.${whose} and`,
    `taken.slot >= ${SLOT} and taken.slot < ${SLOT} + entry.minutes div ${VISIT.stepMinutes} )`,
  ].join(' ');

/** Who of the list could come in a gap: the longest waiting first. */
@Injectable()
export class ShortNoticeMatches {
  constructor(
    private readonly source: DataSource,
    private readonly clinic: Clinic,
    private readonly careTeam: CareTeam,
    private readonly rows: ShortNoticeRows,
  ) {}

  async find(me: Actor, { startsAt, minutes, providerId, chairId }: GapFilter): Promise<MatchesDto> {
    const where = { providerId: providerId ?? null, chairId: chairId ?? null };
    const gap = { startsAt: new Date(startsAt), minutes, ...where };
    const db = this.source.manager;
    const { timeZone } = await this.clinic.setting();
    const day = dayIn(timeZone, gap.startsAt);
    const start = minutesOf(clockIn(timeZone, gap.startsAt));
    const query = fitting(db, gap, { day, start });
    await this.careTeam.visibleTo(me, query, 'visit.schedule', 'entry.patientId');
    const entries = gap.startsAt > clock.now() ? await query.getMany() : [];
    const shown = await this.rows.of(db, entries);
    const items = shown.map((entry): MatchDto => {
      const later = Math.ceil(Math.max(0, minutesOf(entry.fromClock) - start) / VISIT.stepMinutes) * VISIT.stepMinutes;
      return { entry, startsAt: endOf(gap.startsAt, later).toISOString() };
    });
    return { items, offers: await this.offered(db, gap) };
  }

  /** Who could come on a day; the rule of contracts tells which stretches of it they fit. */
  async coming(me: Actor, day: string): Promise<ComingListDto> {
    const db = this.source.manager;
    const query = db
      .createQueryBuilder(ShortNotice, 'entry')
      .innerJoin('entry.patient', 'patient', 'patient.isActive = true')
      .leftJoin('visit', 'visit', 'visit.id = entry.visitId')
      .where("entry.status = 'OPEN' and entry.fromDay <= :day and entry.untilDay >= :day", { day })
      .andWhere("(entry.weekdays & :bit) > 0 and (entry.visitId is null or visit.status = 'SCHEDULED')", {
        bit: bitOn(day),
      });
    await this.careTeam.visibleTo(me, query, 'visit.schedule', 'entry.patientId');
    const found = await query.orderBy('entry.createdAt').addOrderBy('entry.id').limit(SHORT_NOTICE.comingMax).getMany();
    const wanted = found.map(({ visitId }) => visitId).filter((id) => id !== null);
    const visits = wanted.length
      ? await db.find(Visit, { where: { id: In(wanted) }, select: { id: true, startsAt: true } })
      : [];
    const starts = new Map(visits.map(({ id, startsAt }) => [id, startsAt.toISOString()]));
    const items = found.map(({ patientId, providerId, minutes, fromMinute, toMinute, visitId }) => ({
      ...{ patientId, providerId, minutes, fromClock: clockOf(fromMinute), toClock: clockOf(toMinute) },
      before: (visitId && starts.get(visitId)) || null,
    }));
    return { items };
  }

  /** What of the gap somebody is offering now, newest first. */
  async offered(db: EntityManager, gap: Gap): Promise<GapOfferDto[]> {
    const { startsAt, minutes, providerId, chairId } = gap;
    const offers = await db
      .createQueryBuilder(ShortNoticeOffer, 'offer')
      .innerJoinAndSelect('offer.entry', 'entry', "entry.status = 'OPEN'")
      .innerJoinAndSelect('entry.patient', 'patient')
      .where('offer.answer is null and offer.at >= :since', { since: offeredSince() })
      .andWhere('offer.startsAt < :end and offer.startsAt > :earliest', {
        end: endOf(startsAt, minutes),
        earliest: endOf(startsAt, -VISIT.minutesMax),
      })
      .andWhere('timestampadd(minute, offer.minutes, offer.startsAt) > :startsAt', { startsAt })
      .andWhere('(offer.providerId = :providerId or offer.chairId = :chairId)', { providerId, chairId })
      .orderBy('offer.id', 'DESC')
      .limit(SHORT_NOTICE.matchesMax)
      .getMany();
    return this.rows.told(db, offers);
  }
}

/** Open entries that fit: long enough a gap, on a day and at a time they can, with whom they want, and sooner than they have. */
function fitting(
  db: EntityManager,
  { startsAt, minutes, providerId }: Gap,
  { day, start }: { day: string; start: number },
): SelectQueryBuilder<ShortNotice> {
  const query = db
    .createQueryBuilder(ShortNotice, 'entry')
    .innerJoinAndSelect('entry.patient', 'patient', 'patient.isActive = true')
    .leftJoin('visit', 'visit', 'visit.id = entry.visitId')
    .where("entry.status = 'OPEN' and entry.fromDay <= :day and entry.untilDay >= :day", { day })
    .andWhere('(entry.weekdays & :bit) > 0 and entry.minutes <= :minutes', { bit: bitOn(day), minutes })
    .andWhere('greatest(entry.fromMinute, :start) + entry.minutes <= least(entry.toMinute, :end)', {
      start,
      end: start + minutes,
    })
    .andWhere("(entry.visitId is null or (visit.status = 'SCHEDULED' and visit.startsAt > :startsAt))", { startsAt })
    .andWhere(FREE('patientId'), { slot: slotsOf(startsAt, VISIT.stepMinutes)[0] });
  // Of a chair alone nobody's time is known: who wants somebody must have them free.
  if (providerId === null) query.andWhere(`(entry.providerId is null or ${FREE('providerId')})`);
  else query.andWhere('(entry.providerId is null or entry.providerId = :providerId)', { providerId });
  return query.orderBy('entry.createdAt').addOrderBy('entry.id').limit(SHORT_NOTICE.matchesMax);
}
