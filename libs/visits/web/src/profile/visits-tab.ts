import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, resource, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PatientDto } from '@cuspid/patients/contracts';
import type { VisitCoursesDto, VisitDto, VisitStepDto } from '@cuspid/visits/contracts';
import { ClinicClock, dayText, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Skeleton, Status } from '@cuspid/ui';
import { shortTitle } from '../calendar/columns';
import { PatientNotices } from '../short-notice/patient-notices';
import { ShortNoticeButton } from '../short-notice/short-notice-button';
import { VisitActs } from '../visit-acts';
import { stateOf } from '../visit-states';
import { VisitsApi } from '../visits-api';
import { calledAt, minutesLate } from './visit-courses';
import { VisitMore } from './visit-more';

/** Every visit of a patient, the next ones first: where it stands, how it went, and what can be done with it. */
@Component({
  selector: 'cd-visits-tab',
  imports: [
    EmptyState,
    ErrorPanel,
    PatientNotices,
    RouterLink,
    ShortNoticeButton,
    Skeleton,
    Status,
    TranslocoPipe,
    VisitMore,
  ],
  host: { class: 'block min-h-full bg-surface' },
  templateUrl: './visits-tab.html',
})
export class VisitsTab {
  readonly id = input.required<string>();

  private readonly api = inject(VisitsApi);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
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
  private readonly courses = httpResource<VisitCoursesDto>(() => `/api/visits/courses?patientId=${this.id()}`);
  private readonly paths = computed(() => {
    const items = this.courses.hasValue() ? this.courses.value().items : [];
    return new Map(items.map(({ visitId, steps }) => [visitId, steps]));
  });
  /** Who they are, asked only of somebody who has no visit yet: else a visit says it. */
  private readonly record = httpResource<PatientDto>(() =>
    this.mayBook() && this.rows()?.length === 0 ? `/api/patients/${this.id()}` : undefined,
  );
  private readonly named = computed(() => (this.record.hasValue() ? this.record.value() : null));
  /** Whose visits. */
  protected readonly patient = computed(() => this.rows()?.[0]?.patient ?? this.named());
  /** What they came for last, or come for next. */
  protected readonly usualType = computed(
    () => this.rows()?.find(({ type, minutes }) => minutes > 0 && type)?.type ?? '',
  );
  protected readonly stateOf = stateOf;
  protected readonly late = minutesLate;
  protected readonly shortTitle = shortTitle;

  constructor() {
    const reread = rereads(this.visits);
    inject(LiveEvents).on('visits', ({ patientId }) =>
      patientId === undefined || patientId === Number(untracked(this.id)) ? reread() : undefined,
    );
    const again = rereads(this.courses);
    inject(LiveEvents).on('queue', ({ patientId }) =>
      patientId === undefined || patientId === Number(untracked(this.id)) ? again() : undefined,
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

  protected steps(visit: VisitDto): readonly VisitStepDto[] {
    return this.paths().get(visit.id) ?? [];
  }

  protected called(visit: VisitDto): string | null {
    return calledAt(this.steps(visit));
  }

  /** What is planned, and which of a series it is. */
  protected about({ procedures, series }: VisitDto): string {
    const planned = procedures.map(({ name, tooth }) => (tooth ? `${name} ${tooth}` : name));
    const place = series && this.words.translate('visits.series.place', { number: series.number, count: series.count });
    return [...planned, ...(place ? [`${this.words.translate('visits.series.title')} ${place}`] : [])].join(', ');
  }

  /** Moving needs the book around it. */
  protected toBook(visit: VisitDto): void {
    const queryParams = { day: this.clock.today(visit.startsAt), visit: visit.id };
    void this.router.navigate(['/calendar'], { queryParams });
  }
}
