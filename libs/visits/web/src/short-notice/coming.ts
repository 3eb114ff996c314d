import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { countFitting, type ComingListDto } from '@cuspid/visits/contracts';
import { ClinicClock, instantOn, LiveEvents, rereads, Session } from '@cuspid/platform/web';
import { Book } from '../calendar/book';
import type { Column, Stretch } from '../calendar/day-plan';
import { gapKey } from '../calendar/grid-items';
import { ShortNoticeApi } from './short-notice-api';

/** How many would come at short notice in each free stretch of the day that shows: read once a day, counted here. */
@Injectable()
export class Coming {
  private readonly book = inject(Book);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(TranslocoService);
  private readonly may = inject(Session).can('visit.schedule');

  /** The one day that shows, while something of it is free; a week tells nothing. */
  private readonly day = computed(() => {
    const columns = this.book.columns();
    const [first, ...others] = new Set(columns.map(({ day }) => day));
    const isFree = columns.some(({ gaps }) => gaps.length > 0);
    return this.may && first && !others.length && isFree ? first : undefined;
  });
  private readonly resource = httpResource<ComingListDto>(() => {
    const day = this.day();
    return day ? { url: '/api/short-notice/coming', params: { day } } : undefined;
  });
  private readonly counts = computed<ReadonlyMap<string, number>>(() => {
    const calendar = this.book.calendar();
    const coming = this.resource.hasValue() && this.day() ? this.resource.value().items : [];
    if (!coming.length || !calendar) return new Map();
    const { clock } = this;
    const all = this.book.columns().flatMap(({ key, day, providerId, gaps }) =>
      gaps.map(({ start, end }): [string, number] => {
        const startsAt = instantOn(clock, day, start).toISOString();
        const gap = { start, minutes: end - start, startsAt, providerId };
        return [gapKey(key, start), countFitting(gap, coming, calendar.visits)];
      }),
    );
    return new Map(all);
  });

  constructor() {
    const reread = rereads(this.resource);
    const live = inject(LiveEvents);
    live.on('visits', reread);
    const api = inject(ShortNoticeApi);
    effect(() => {
      if (api.changes()) untracked(reread);
    });
  }

  /** “3 would come”; empty where nobody would. */
  said({ key }: Column, { start }: Stretch): string {
    const count = this.counts().get(gapKey(key, start)) ?? 0;
    return count ? this.words.translate(`visits.notice.${count === 1 ? 'oneComes' : 'someCome'}`, { count }) : '';
  }
}
