import { httpResource } from '@angular/common/http';
import { effect, inject, Injectable } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, RailCounters, rereads, Session } from '@cuspid/platform/web';

/** How many requests wait for whoever is signed in, beside Approvals in the rail, whichever page shows. */
@Injectable({ providedIn: 'root' })
export class ApprovalsCount {
  private readonly session = inject(Session);
  private readonly waiting = httpResource<Page<unknown>>(() => {
    if (!this.session.can('careTeam.respond')) return undefined;
    return { url: '/api/care-team/requests', params: { limit: 1, count: true } };
  });

  constructor() {
    const counters = inject(RailCounters);
    inject(LiveEvents).on('approvals', rereads(this.waiting));
    effect(() => {
      if (this.waiting.hasValue()) counters.set('approvals', this.waiting.value().total ?? 0);
      else if (!this.session.can('careTeam.respond')) counters.set('approvals', 0);
    });
  }
}
