import { Injectable } from '@nestjs/common';
import { NotFound } from '@cuspid/platform/api';
import type { Patient } from '@cuspid/patients/api';
import { clock } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import { SHORT_NOTICE } from '@cuspid/visits/contracts';
import type { GapOfferDto, ShortNoticeDto, VisitPatientDto } from '@cuspid/visits/contracts/dto';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Visit } from '../visit';
import { clockOf, daysOf } from './can-come';
import { ShortNotice } from './short-notice';
import { ShortNoticeOffer } from './short-notice-offer';

/** Offers that nobody answered are forgotten with the day they were for; the screen shows no more than this. */
const OFFERS_READ = 1_000;

/** Entries as they are shown, in a fixed number of queries. */
@Injectable()
export class ShortNoticeRows {
  constructor(private readonly users: UsersService) {}

  async one(db: EntityManager, id: number): Promise<ShortNoticeDto> {
    const entry = await db.findOne(ShortNotice, { where: { id }, relations: { patient: true } });
    const [shown] = entry ? await this.of(db, [entry]) : [];
    if (!shown) throw new NotFound();
    return shown;
  }

  /** Entries loaded with their patients. */
  async of(db: EntityManager, entries: readonly ShortNotice[]): Promise<ShortNoticeDto[]> {
    if (!entries.length) return [];
    const people = await this.users.named(
      entries.flatMap((entry) => [entry.providerId, entry.createdById]),
      db,
    );
    const visitIds = entries.map(({ visitId }) => visitId).filter((id) => id !== null);
    const visits = visitIds.length ? await db.findBy(Visit, { id: In(visitIds) }) : [];
    const offers = await this.offersTo(db, entries);
    return entries.map((entry) => ({
      id: entry.id,
      patient: patientOf(entry.patient),
      visitId: entry.visitId,
      visitStartsAt: visits.find(({ id }) => id === entry.visitId)?.startsAt.toISOString() ?? null,
      provider: (entry.providerId && people.get(entry.providerId)) || null,
      minutes: entry.minutes,
      type: entry.type,
      weekdays: daysOf(entry.weekdays),
      fromClock: clockOf(entry.fromMinute),
      toClock: clockOf(entry.toMinute),
      fromDay: entry.fromDay,
      untilDay: entry.untilDay,
      note: entry.note,
      status: entry.status,
      createdAt: entry.createdAt.toISOString(),
      createdBy: people.get(entry.createdById) ?? null,
      declined: entry.declined,
      unanswered: entry.unanswered,
      offer: offers.find(({ entryId }) => entryId === entry.id) ?? null,
      version: entry.version,
    }));
  }

  /** Offers, newest first, loaded with entry and patient. */
  async told(db: EntityManager, offers: readonly ShortNoticeOffer[]): Promise<GapOfferDto[]> {
    const people = await this.users.named(
      offers.map(({ byId }) => byId),
      db,
    );
    return offers.map(({ entryId, entry, at, byId, startsAt, minutes }) => ({
      entryId,
      patient: patientOf(entry.patient),
      at: at.toISOString(),
      by: people.get(byId) ?? null,
      startsAt: startsAt.toISOString(),
      minutes,
    }));
  }

  private async offersTo(db: EntityManager, entries: readonly ShortNotice[]): Promise<GapOfferDto[]> {
    const open = entries.filter(({ status }) => status === 'OPEN').map(({ id }) => id);
    if (!open.length) return [];
    const offers = await db.find(ShortNoticeOffer, {
      where: { entryId: In(open), answer: IsNull() },
      relations: { entry: { patient: true } },
      order: { id: 'DESC' },
      take: OFFERS_READ,
    });
    return this.told(db, offers);
  }
}

/** Since when an offer must have been made to count still. */
export const offeredSince = (now = clock.ms()): Date => new Date(now - SHORT_NOTICE.offerMinutes * 60_000);

/** Who is called: of a child, who looks after it. */
const patientOf = ({ id, patientCode, firstName, lastName, phone, guardianPhone }: Patient): VisitPatientDto => ({
  id,
  patientCode,
  firstName,
  lastName,
  phone: phone ?? guardianPhone,
});
