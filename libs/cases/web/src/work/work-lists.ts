import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, Signal, signal } from '@angular/core';
import {
  CASE,
  type CaseStatsDto,
  type CaseSummaryDto,
  type CaseWorkDto,
  type StudentProgressDto,
} from '@cuspid/cases/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { caseItem, groupsOf, rowsIn, type WorkGroup } from './work-items';

export const TABS = ['mine', 'all', 'students'] as const;
export type Tab = (typeof TABS)[number];

const CASES_SHOWN = 100;
const STUDENTS_SHOWN = 50;
/** Rows that one press adds to what waits. */
const STEP = 150;

/** What the list at the left is made of: what waits, all cases, or the students. Provided by the page. */
@Injectable()
export class WorkLists {
  readonly tab = signal<Tab>('mine');
  /** Of all cases: a state, or one of the other narrowings. */
  readonly filter = signal<Record<string, string>>({});

  /** Rows of each list of what waits. */
  private readonly workShown = signal<number>(CASE.workMax);

  private readonly work = httpResource<CaseWorkDto>(() => ({
    url: '/api/cases/work',
    params: { limit: this.workShown() },
  }));
  private readonly stats = httpResource<CaseStatsDto>(() => '/api/cases/stats');
  private readonly cases = httpResource<Page<CaseSummaryDto>>(() =>
    this.tab() === 'all'
      ? { url: '/api/cases', params: { limit: CASES_SHOWN, count: true, ...this.filter() } }
      : undefined,
  );
  private readonly learners = httpResource<Page<StudentProgressDto>>(() =>
    this.tab() === 'students'
      ? { url: '/api/cases/requirements/students', params: { limit: STUDENTS_SHOWN, count: true } }
      : undefined,
  );
  private readonly readings = [this.work, this.stats, this.cases, this.learners].map((one) => rereads(one));
  private readonly keptWork = kept(this.work);
  private readonly keptCases = kept(this.cases);
  private readonly keptStudents = kept(this.learners);
  readonly figures = kept(this.stats);

  readonly groups = computed<readonly WorkGroup[]>(() => {
    if (this.tab() === 'mine') return groupsOf(this.keptWork() ?? EMPTY);
    const items = this.keptCases()?.items ?? [];
    return items.length ? [{ key: 'cases', items: items.map(caseItem), goesOn: false }] : [];
  });
  readonly students = computed(() => this.keptStudents()?.items ?? []);
  readonly total = computed(() => (this.tab() === 'all' ? (this.keptCases()?.total ?? null) : null));
  readonly counts = computed<Record<Tab, number | string | null>>(() => {
    const work = this.keptWork();
    const figures = this.figures();
    return {
      mine: work && `${rowsIn(work)}${work.more.length ? '+' : ''}`,
      all: figures?.total ?? null,
      students: figures?.byStudent.length ?? null,
    };
  });
  private readonly shown = computed(() =>
    this.tab() === 'mine' ? this.work : this.tab() === 'all' ? this.cases : this.learners,
  );
  readonly isLoaded = computed(
    () => ({ mine: this.keptWork, all: this.keptCases, students: this.keptStudents })[this.tab()]() !== null,
  );
  readonly problem = computed(() => (this.shown().error() ? problemOf(this.shown().error()) : null));

  constructor() {
    effect(() => void [this.keptWork(), this.keptCases(), this.keptStudents(), this.figures()]);
    const live = inject(LiveEvents);
    live.on('cases', () => this.reload());
    // Who is in the chair, and which check is asked for, is the queue's.
    live.on('queue', this.readings[0] ?? (() => undefined));
  }

  /** Whether a list that goes on can be told further. */
  readonly hasMore = computed(() => this.workShown() < CASE.workMost);
  readonly isReadingMore = computed(() => this.work.isLoading());

  more(): void {
    this.workShown.update((shown) => Math.min(CASE.workMost, shown + STEP));
  }

  reload(): void {
    this.readings.forEach((read) => read());
  }
}

const EMPTY: CaseWorkDto = {
  atChair: [],
  signOffs: [],
  toReview: [],
  waitingForStudent: [],
  tasks: [],
  returned: [],
  awaiting: [],
  overdue: [],
  offered: [],
  unsupervised: [],
  more: [],
};

/** The last answer; a later one that does not come leaves it. */
function kept<T>(resource: HttpResourceRef<T | undefined>): Signal<T | null> {
  return linkedSignal<T | null, T | null>({
    source: () => (resource.hasValue() ? resource.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
}
