import { httpResource } from '@angular/common/http';
import { effect, inject, Injectable } from '@angular/core';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, RailCounters, rereads, Session } from '@cuspid/platform/web';
import type { RecallDto } from '@cuspid/recalls/contracts';

/** How many patients are to be called in today, beside Recalls in the rail, whichever page shows. */
@Injectable({ providedIn: 'root' })
export class RecallsCount {
  private readonly session = inject(Session);
  /** The list tells how many there are by counting these only; the statistics count every state. */
  private readonly due = httpResource<Page<RecallDto>>(() =>
    this.session.can('recall.work') ? { url: '/api/recalls', params: { limit: 1, count: true } } : undefined,
  );

  constructor() {
    const counters = inject(RailCounters);
    inject(LiveEvents).on('recalls', rereads(this.due));
    effect(() => {
      if (this.due.hasValue()) counters.set('recalls', this.due.value().total ?? 0, { isMine: false });
      else if (!this.session.can('recall.work')) counters.set('recalls', 0);
    });
  }
}
