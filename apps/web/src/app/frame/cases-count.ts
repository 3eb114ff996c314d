import { httpResource } from '@angular/common/http';
import { effect, inject, Injectable } from '@angular/core';
import type { CaseWorkDto } from '@cuspid/cases/contracts';
import { LiveEvents, RailCounters, rereads, Session } from '@cuspid/platform/web';

/** How many cases wait for whoever is signed in, beside Cases in the rail; what waits for others is not one's own to do. */
@Injectable({ providedIn: 'root' })
export class CasesCount {
  private readonly session = inject(Session);
  private readonly work = httpResource<CaseWorkDto>(() => (this.isConcerned() ? '/api/cases/work' : undefined));

  constructor() {
    const counters = inject(RailCounters);
    inject(LiveEvents).on('cases', rereads(this.work));
    effect(() => {
      if (this.work.hasValue()) counters.set('cases', waiting(this.work.value()));
      else if (!this.isConcerned()) counters.set('cases', 0);
    });
  }

  private isConcerned(): boolean {
    return this.session.can('case.supervise') || this.session.can('case.work');
  }
}

/** Signatures and reviews of a supervisor; what came back to a student, and their tasks whose day is over. */
function waiting({ signOffs, toReview, offered, returned, tasks }: CaseWorkDto): number {
  const late = tasks.filter(({ isOverdue, isReturned }) => isOverdue || isReturned);
  return signOffs.length + toReview.length + offered.length + returned.length + late.length;
}
