import { Injectable, type OnModuleInit } from '@nestjs/common';
import { clock } from '@cuspid/platform/database';
import type { Tx } from '@cuspid/platform/database';
import { Clinic, dayIn } from '@cuspid/settings/api';
import { VISIT } from '@cuspid/visits/contracts';
import { In, MoreThan } from 'typeorm';
import type { VisitBefore } from '../booking/visit-change';
import { Visit } from '../visit';
import { VisitNews, type VisitNewsItem } from '../visit-news';
import { ShortNotice } from './short-notice';

/** A little longer than anything can be undone. */
const UNDO_MS = (VISIT.undoMinutes + 1) * 60_000;
const ENDS: readonly VisitNewsItem['event'][] = ['CANCELLED', 'ARRIVED', 'COMPLETED', 'DID_NOT_ATTEND', 'DELETED'];

/** Takes patients off the short-notice list: once they come earlier, or what they wanted earlier is over or off. */
@Injectable()
export class ShortNoticeClosing implements OnModuleInit {
  constructor(
    private readonly news: VisitNews,
    private readonly clinic: Clinic,
  ) {}

  onModuleInit(): void {
    this.news.listen((tx, { visit, event, before }) => this.heard(tx, visit, event, before));
  }

  private async heard(tx: Tx, visit: Visit, event: VisitNewsItem['event'], before: VisitBefore | null): Promise<void> {
    if (event === 'UNDONE') return this.reopen(tx, visit);
    if (ENDS.includes(event)) return this.close(tx, { visitId: visit.id, status: 'OPEN' }, 'WITHDRAWN', visit.id);
    const isEarlier = before !== null && visit.startsAt < new Date(before.startsAt);
    if (event === 'MOVED' && isEarlier) {
      return this.close(tx, { visitId: visit.id, status: 'OPEN' }, 'BOOKED', visit.id);
    }
    if (event === 'BOOKED') await this.booked(tx, visit);
  }

  /** What they waited for is booked; a later visit of that kind leaves who wants one earlier on the list. */
  private async booked(tx: Tx, visit: Visit): Promise<void> {
    const waiting = await tx.findBy(ShortNotice, { patientId: visit.patientId, type: visit.type, status: 'OPEN' });
    if (!waiting.length) return;
    const day = dayIn((await this.clinic.setting(tx)).timeZone, visit.startsAt);
    const wanted = waiting.map(({ visitId }) => visitId).filter((id) => id !== null);
    const visits = wanted.length ? await tx.findBy(Visit, { id: In(wanted) }) : [];
    const ids = waiting
      .filter(({ visitId, untilDay }) => {
        const later = visits.find(({ id }) => id === visitId);
        return later ? visit.startsAt < later.startsAt : day <= untilDay;
      })
      .map(({ id }) => id);
    if (ids.length) await this.close(tx, { id: In(ids) }, 'BOOKED', visit.id);
  }

  private async close(
    tx: Tx,
    which: Parameters<typeof tx.update<ShortNotice>>[1],
    status: 'BOOKED' | 'WITHDRAWN',
    visitId: number,
  ): Promise<void> {
    await tx.update(ShortNotice, which, { status, closedAt: clock.now(), visitId, version: () => 'version + 1' });
  }

  /** What closed the entry was taken back: they wait again. */
  private async reopen(tx: Tx, visit: Visit): Promise<void> {
    await tx.update(
      ShortNotice,
      {
        visitId: visit.id,
        status: In(['BOOKED', 'WITHDRAWN']),
        closedAt: MoreThan(new Date(clock.ms() - UNDO_MS)),
      },
      {
        status: 'OPEN',
        closedAt: null,
        version: () => 'version + 1',
        ...(visit.status === 'CANCELLED' && { visitId: null }),
      },
    );
  }
}
