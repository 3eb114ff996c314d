import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Configuration, Database, Quotas } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { Chair, Clinic } from '@cuspid/settings/api';
import { FEED } from '@cuspid/visits/contracts';
import type { Request, Response } from 'express';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Visit } from '../visit';
import { FeedsService } from './feeds.service';
import type { VisitFeed } from './visit-feed';

const DAY_MS = 86_400_000;
const CHAIRS_MAX = 500;
const away = (days: number) => new Date(clock.ms() + days * DAY_MS);

/**
 * A person's visits as calendar programs read them. The feed lies with whoever keeps the calendar (Google, Apple, a
 * telephone), so it names nobody and says nothing of health: the patient's code, the chair, and the kind of visit only
 * for who asked for it. Instants are UTC, which is right in any zone and across its changes of clock.
 */
@Injectable()
export class FeedCalendar {
  constructor(
    private readonly db: Database,
    private readonly feeds: FeedsService,
    private readonly clinic: Clinic,
    private readonly quotas: Quotas,
    private readonly configuration: Configuration,
  ) {}

  /** Sends the feed, or 304 when it is as the caller has it. @throws NotFound, 429 */
  async send(token: string, request: Request, response: Response): Promise<void> {
    const feed = await this.feeds.require(token);
    await this.quotas.require(`visit feed of ${feed.userId}`, FEED.aMinute, 60);
    const text = await this.write(feed);
    await this.feeds.noteRead(feed);
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', 'private, max-age=60');
    // The address is a secret: no search engine keeps it, no page that is reached from it learns it.
    response.setHeader('X-Robots-Tag', 'noindex');
    response.setHeader('Referrer-Policy', 'no-referrer');
    if (request.get('if-none-match')?.includes(etag)) {
      response.status(304).end();
      return;
    }
    response.setHeader('Content-Disposition', 'inline; filename="visits.ics"');
    response.type('text/calendar; charset=utf-8').send(text);
  }

  private async write(feed: VisitFeed): Promise<string> {
    const [{ name }, visits, chairs] = await Promise.all([
      this.clinic.setting(),
      this.visits(feed.userId),
      this.db.source.manager.find(Chair, { take: CHAIRS_MAX }),
    ]);
    const calendar = ical({
      name,
      prodId: { company: 'Cuspid', product: 'Visits', language: 'EN' },
      method: ICalCalendarMethod.PUBLISH,
      ttl: FEED.everySeconds,
    });
    const { host } = new URL(this.configuration.webUrl);
    for (const visit of visits) {
      const { patientCode } = visit.patient;
      calendar.createEvent({
        // Another clinic of the same person has visits of the same numbers.
        id: `visit-${visit.id}@${host}`,
        sequence: visit.version,
        stamp: changedAt(visit),
        start: visit.startsAt,
        end: new Date(visit.startsAt.getTime() + visit.minutes * 60_000),
        summary: feed.withTypes ? `${patientCode} · ${visit.type}` : patientCode,
        location: chairs.find(({ id }) => id === visit.chairId)?.name ?? null,
        status: statusOf(visit),
      });
    }
    return calendar.toString();
  }

  /** Those furthest ahead first, so that of too many the oldest are left out. */
  private visits(providerId: number): Promise<Visit[]> {
    return this.db.source.manager
      .createQueryBuilder(Visit, 'visit')
      .innerJoinAndSelect('visit.patient', 'patient', 'patient.isActive = :active', { active: true })
      .where('visit.providerId = :providerId', { providerId })
      .andWhere('visit.startsAt >= :from and visit.startsAt < :to', {
        from: away(-FEED.pastDays),
        to: away(FEED.aheadDays),
      })
      .andWhere("(visit.status <> 'CANCELLED' or visit.endedAt >= :lately)", { lately: away(-FEED.cancelledDays) })
      .orderBy('visit.startsAt', 'DESC')
      .addOrderBy('visit.id', 'DESC')
      .limit(FEED.visitsMax)
      .getMany();
  }
}

/** Missed and cancelled ones leave the time free; what nobody has confirmed may yet not take place. */
function statusOf({ status, confirmedAt }: Visit): ICalEventStatus {
  if (status === 'CANCELLED' || status === 'DID_NOT_ATTEND') return ICalEventStatus.CANCELLED;
  return status === 'SCHEDULED' && !confirmedAt ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

/** The last thing known to have happened to it: the same at every fetch, so that an unchanged feed is the same text. */
function changedAt({ createdAt, confirmedAt, arrivedAt, completedAt, endedAt }: Visit): Date {
  const times = [createdAt, confirmedAt, arrivedAt, completedAt, endedAt].flatMap((at) => (at ? [at.getTime()] : []));
  return new Date(Math.max(...times));
}
