import { Component, computed, effect, inject, input, linkedSignal, resource, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { VisitDto } from '@cuspid/visits/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton, Status } from '@cuspid/ui';
import { shortTitle } from '../calendar/columns';
import { VisitActs } from '../visit-acts';
import { stateOf } from '../visit-states';
import { VisitsApi } from '../visits-api';
import { VisitMore } from './visit-more';

/** Every visit of a patient, the next ones first: where it stands, how it went, and what can be done with it. */
@Component({
  selector: 'cd-visits-tab',
  imports: [EmptyState, ErrorPanel, RouterLink, Skeleton, Status, TranslocoPipe, VisitMore],
  host: { class: 'block min-h-full bg-surface' },
  templateUrl: './visits-tab.html',
})
export class VisitsTab {
  readonly id = input.required<string>();

  private readonly api = inject(VisitsApi);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly visits = resource({
    params: () => Number(this.id()),
    loader: ({ params }) => this.api.ofPatient(params),
  });
  /** What was read last stays while it is read again. */
  protected readonly rows = linkedSignal<VisitDto[] | undefined, VisitDto[] | undefined>({
    source: () => (this.visits.hasValue() ? this.visits.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.visits.error() ? problemOf(this.visits.error()) : null));
  protected readonly open = linkedSignal<string, number | null>({ source: this.id, computation: () => null });
  protected readonly mayBook = computed(() => this.session.can('visit.schedule'));
  protected readonly stateOf = stateOf;
  protected readonly shortTitle = shortTitle;

  constructor() {
    const reread = rereads(this.visits);
    inject(LiveEvents).on('visits', ({ patientId }) =>
      patientId === undefined || patientId === Number(untracked(this.id)) ? reread() : undefined,
    );
    const acts = inject(VisitActs);
    effect(() => {
      if (acts.changes()) untracked(reread);
    });
  }

  protected toggle(id: number): void {
    this.open.update((open) => (open === id ? null : id));
  }

  protected dayText(instant: string): string {
    return dayText(this.clock.today(instant));
  }

  protected time(instant: string): string {
    return this.clock.time(instant);
  }

  /** How long after its time the patient came, in minutes; early is no delay. */
  protected delay({ startsAt, arrivedAt, minutes }: VisitDto): number | null {
    if (!arrivedAt || minutes === 0) return null;
    const late = Math.round((Date.parse(arrivedAt) - Date.parse(startsAt)) / 60_000);
    return late > 0 ? late : null;
  }

  /** Moving needs the book around it. */
  protected toBook(visit: VisitDto): void {
    const queryParams = { day: this.clock.today(visit.startsAt), visit: visit.id };
    void this.router.navigate(['/calendar'], { queryParams });
  }
}
