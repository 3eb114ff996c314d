import { effect, inject, untracked } from '@angular/core';
import type { Card } from '@cuspid/dashboard/contracts';
import { DashboardData, type CardView } from '@cuspid/dashboard/web';
import type { VisitDto } from '@cuspid/visits/contracts';
import { VisitActs } from '../visit-acts';

/** A card of visits on the day's page, read again at once after what is done here. Needs an injection context. */
export function visitCard<About extends object = object>(key: Card): CardView<VisitDto, About> {
  const data = inject(DashboardData);
  const acts = inject(VisitActs);
  effect(() => {
    if (acts.changes()) untracked(() => data.changed('visits'));
  });
  return data.card<VisitDto, About>(key);
}
