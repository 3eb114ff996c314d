import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideDownload, LucidePrinter, LucideX } from '@lucide/angular';
import { AUDIT_KINDS } from '@cuspid/audit/contracts';
import { TIMELINE } from '@cuspid/patients/contracts';
import type { AccessLineDto, TimelineCountsDto, TimelineEntryDto, TimelineKind } from '@cuspid/patients/contracts';
import { ClinicClock, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, FilterMenu, Segmented, Skeleton } from '@cuspid/ui';
import { PERIODS } from '../directory/period';
import { OpenPatient } from '../profile/open-patient';
import { AccessList } from './access-list';
import { pagedRows } from './paged-rows';
import { Papers } from './papers';
import { choiceOf, isNarrowed, NOTHING, placeParams, rowParams, type TimelineQuery } from './timeline-filter';
import { TimelineList } from './timeline-list';

/** What happened to a patient, over all modules; for administrators also who looked. */
@Component({
  selector: 'cd-timeline-page',
  imports: [
    AccessList,
    EmptyState,
    ErrorPanel,
    FilterMenu,
    LucideDownload,
    LucidePrinter,
    LucideX,
    Segmented,
    Skeleton,
    TimelineList,
    TranslocoPipe,
  ],
  host: { class: 'timeline-page block min-h-full bg-surface' },
  templateUrl: './timeline-page.html',
})
export class TimelinePage {
  readonly id = input.required<string>();
  readonly view = input<string>();
  readonly kind = input<string>();
  readonly did = input<string>();
  readonly tooth = input<string>();
  readonly period = input<string>();
  readonly since = input<string>();
  readonly until = input<string>();

  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly clock = inject(ClinicClock);
  protected readonly open = inject(OpenPatient);
  protected readonly papers = inject(Papers);
  protected readonly periods = PERIODS;
  protected readonly acts = AUDIT_KINDS.filter((kind) => kind !== 'session');

  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly mayLook = computed(() => this.session.can('audit.read'));
  protected readonly mayExport = computed(() => this.session.can('patient.record'));
  private readonly today = computed(() => this.clock.today());
  protected readonly choice = computed(() => {
    const { view, kind, did, tooth, period, since, until } = this;
    const query = { kind: kind(), did: did(), tooth: tooth(), period: period(), since: since(), until: until() };
    const choice = choiceOf({ ...query, view: view() });
    return { ...choice, isLooked: choice.isLooked && this.mayLook() };
  });
  protected readonly isNarrowed = computed(() => isNarrowed(this.choice()));
  private readonly params = computed(() => rowParams(this.choice(), this.today()));

  protected readonly views = [
    { value: 'happened', label: this.words.translate<string>('patients.timeline.happened') },
    { value: 'looked', label: this.words.translate<string>('patients.timeline.looked') },
  ];

  protected readonly entries = pagedRows<TimelineEntryDto>(
    computed(() => (this.choice().isLooked ? undefined : `/api/patients/${this.patientId()}/timeline`)),
    this.params,
  );
  protected readonly looks = pagedRows<AccessLineDto>(
    computed(() => (this.choice().isLooked ? `/api/patients/${this.patientId()}/access-log` : undefined)),
    this.params,
    100,
  );
  protected readonly shown = computed(() => (this.choice().isLooked ? this.looks : this.entries));
  protected readonly problem = computed(() => {
    const error = this.shown().page.error();
    return error ? problemOf(error) : null;
  });

  private readonly counts = httpResource<TimelineCountsDto>(() => ({
    url: `/api/patients/${this.patientId()}/timeline/counts`,
    params: placeParams({ ...this.choice(), isLooked: false }, this.today()),
  }));
  /** The last counts stay while others are on their way: chips must not jump. */
  private readonly counted = linkedSignal<TimelineCountsDto | undefined, TimelineCountsDto | null>({
    source: () => (this.counts.hasValue() ? this.counts.value() : undefined),
    computation: (counts, before) => counts ?? before?.value ?? null,
  });
  protected readonly teeth = computed(() => this.counted()?.teeth ?? []);
  /** Kinds there is something of, and the one that is chosen. */
  protected readonly kinds = computed(() => {
    const items = this.counted()?.items ?? [];
    const chosen = this.choice().kind;
    const untold = chosen && !items.some(({ kind }) => kind === chosen) ? [{ kind: chosen, count: 0 }] : [];
    return [...items, ...untold]
      .filter(({ kind, count }) => count > 0 || kind === chosen)
      .map(({ kind, count }) => ({ kind, count: count >= TIMELINE.countMax ? `${count}+` : String(count) }));
  });

  constructor() {
    effect(() => void this.counted());
    const live = inject(LiveEvents);
    const recount = rereads(this.counts);
    const again = ({ patientId }: { patientId?: number }) => {
      if (patientId !== undefined && patientId !== this.patientId()) return;
      this.entries.again();
      recount();
    };
    for (const topic of ['patients', 'visits', 'queue', 'chart', 'approvals'] as const) live.on(topic, again);
  }

  /** Changes what is shown; what is empty is no longer asked for. */
  protected narrow(change: Partial<Record<keyof TimelineQuery, string | null>>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    const address = ['/patients', this.patientId(), 'timeline'];
    void this.router.navigate(address, { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected clear(): void {
    this.narrow(NOTHING);
  }

  protected choose(kind: TimelineKind): void {
    this.narrow({ kind: this.choice().kind === kind ? null : kind, ...(kind !== 'chart' && { tooth: null }) });
  }

  /** Only the chart has teeth. */
  protected chooseTooth(tooth: string | null): void {
    this.narrow({ tooth, ...(tooth && this.choice().kind !== 'chart' && { kind: null }) });
  }

  protected look(view: string | null): void {
    this.narrow({ ...NOTHING, view: view === 'looked' ? view : null });
  }

  /** A period of one's own begins with today. */
  protected choosePeriod(period: string | null): void {
    const days = period === 'custom' ? { since: this.today(), until: this.today() } : { since: null, until: null };
    this.narrow({ period, ...days });
  }

  protected print(): void {
    if (this.choice().isLooked) void this.papers.print(this.patientId(), this.params());
    else window.print();
  }

  protected csv(): void {
    void this.papers.csv(this.patientId(), this.code(), this.params());
  }

  protected export(): void {
    void this.papers.record(this.patientId(), this.code());
  }

  private code(): string {
    return this.open.patient()?.patientCode ?? String(this.patientId());
  }
}
