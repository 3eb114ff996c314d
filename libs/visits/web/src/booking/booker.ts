import { inject, Injectable } from '@angular/core';
import type { BookVisitDto, VisitDto } from '@cuspid/visits/contracts';
import { problemOf, Session } from '@cuspid/platform/web';
import { SeriesActs } from '../series/series-acts';
import { SeriesApi } from '../series/series-api';
import { VisitActs } from '../visit-acts';
import { VisitsApi } from '../visits-api';
import { Attempt } from './booking-draft';
import { Refusal, refusalOf } from './clash-words';
import { RepeatPlan } from './repeat-plan';

/** What became of a booking: the visit, the first of a series, or why it was refused. */
export interface Booked {
  visit: VisitDto | null;
  refusal: Refusal | null;
}

/** Sends a booking and says that it is done; a second press of the same is harmless. */
@Injectable()
export class Booker {
  private readonly api = inject(VisitsApi);
  private readonly acts = inject(VisitActs);
  private readonly series = inject(SeriesApi);
  private readonly seriesActs = inject(SeriesActs);
  private readonly session = inject(Session);
  private readonly plan = inject(RepeatPlan);
  private readonly attempt = new Attempt();

  async one(what: BookVisitDto): Promise<Booked> {
    try {
      const visit = await this.api.book(what, this.attempt.keyFor(what));
      this.acts.booked(visit);
      return { visit, refusal: null };
    } catch (error) {
      const refusal = refusalOf(problemOf(error), this.session.can('visit.overbook'));
      if (!refusal) throw error;
      return { visit: null, refusal };
    }
  }

  /** All dates, as they were decided on; somebody who was faster is shown at the date. */
  async all(what: BookVisitDto): Promise<Booked> {
    const [unit, starts] = [this.plan.unit(), this.plan.starts()];
    if (!unit || !starts?.length) return { visit: null, refusal: null };
    const { patientId, providerId, chairId, minutes, type, procedures, notes } = what;
    const shape = { patientId, providerId, chairId, minutes, type, procedures, notes };
    const asked = { ...shape, unit, every: this.plan.every(), starts: starts.map((startsAt) => ({ startsAt })) };
    try {
      const series = await this.series.book(asked, this.attempt.keyFor(asked));
      this.seriesActs.booked(series);
      return { visit: series.members[0]?.visit ?? null, refusal: null };
    } catch (error) {
      if (problemOf(error).code !== 'series-not-free') throw error;
      this.plan.look();
      return { visit: null, refusal: null };
    }
  }
}
