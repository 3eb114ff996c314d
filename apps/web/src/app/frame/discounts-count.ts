import { httpResource } from '@angular/common/http';
import { effect, inject, Injectable } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, RailCounters, rereads, Session } from '@cuspid/platform/web';

/** How many discounts wait for an administrator, beside Discounts in the rail, whichever page shows. */
@Injectable({ providedIn: 'root' })
export class DiscountsCount {
  private readonly session = inject(Session);
  private readonly waiting = httpResource<Page<unknown>>(() => {
    if (!this.session.can('payment.discount')) return undefined;
    return { url: '/api/discounts', params: { state: 'WAITING', limit: 1, count: true } };
  });

  constructor() {
    const counters = inject(RailCounters);
    inject(LiveEvents).on('payments', rereads(this.waiting));
    effect(() => {
      if (this.waiting.hasValue()) counters.set('discounts', this.waiting.value().total ?? 0);
      else if (!this.session.can('payment.discount')) counters.set('discounts', 0);
    });
  }
}
