import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, ElementRef, inject, input, linkedSignal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  LucideChevronLeft,
  LucideChevronRight,
  LucidePlus,
  LucideSearch,
  LucideUserRound,
  LucideX,
} from '@lucide/angular';
import { reachOf } from '@cuspid/platform/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { CLINICAL_STATUSES, SEXES } from '@cuspid/patients/contracts';
import type { PatientRowDto, PatientStatsDto } from '@cuspid/patients/contracts';
import { Display, Hotkeys, KeyCap, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, FilterMenu, PageHeader, Skeleton, Toasts } from '@cuspid/ui';
import { CheckIn } from '../check-in';
import { Registered } from '../registration/registrar';
import { RegistrationSheet } from '../registration/registration-sheet';
import { sayRegistered } from '../registration/say-registered';
import { DirectoryQuery, filterOf, isNarrowed, paramsOf } from './directory-filter';
import { PatientTable } from './patient-table';

const PAUSE_MS = 150;

/** Finds and scans patients; registers a new one in the sheet beside. What is looked at stands in the address. */
@Component({
  selector: 'cd-directory-page',
  imports: [
    KeyCap,
    EmptyState,
    ErrorPanel,
    FilterMenu,
    LucideChevronLeft,
    LucideChevronRight,
    LucidePlus,
    LucideSearch,
    LucideUserRound,
    LucideX,
    PageHeader,
    PatientTable,
    RegistrationSheet,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './directory-page.html',
})
export class DirectoryPage {
  readonly q = input<string>();
  readonly sort = input<string>();
  readonly status = input<string>();
  readonly sex = input<string>();
  readonly mine = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();
  /** Opens the registration sheet; the text begins it. */
  readonly new = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly checkIns = inject(CheckIn);
  protected readonly display = inject(Display);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  /** Cursors of the pages before, so that one can go back; lost on a reload, then back means the first page. */
  private readonly trail = new Map<string, string>();
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly statuses = CLINICAL_STATUSES;
  protected readonly sexes = SEXES;
  protected readonly filter = computed(() =>
    filterOf({
      q: this.q(),
      sort: this.sort(),
      status: this.status(),
      sex: this.sex(),
      mine: this.mine(),
      after: this.after(),
      from: this.from(),
    }),
  );
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  protected readonly hasOwn = computed(() => {
    const role = this.session.user()?.role;
    return role !== undefined && reachOf(role, 'patient.read') === 'team';
  });
  protected readonly mayRegister = computed(() => this.session.can('patient.register'));
  protected readonly mayCheckIn = computed(() => this.session.can('queue.checkIn'));
  protected readonly mayChart = computed(() => this.session.can('chart.read'));
  /** What the registration sheet begins with. */
  protected readonly typed = computed(() => this.new() ?? '');
  protected readonly isRegistering = computed(() => this.new() !== undefined && this.mayRegister());

  protected readonly patients = httpResource<Page<PatientRowDto>>(() => ({
    url: '/api/patients',
    params: paramsOf(this.filter(), this.session.user()?.id),
  }));
  protected readonly stats = httpResource<PatientStatsDto>(() => '/api/patients/stats');
  private readonly readings = [rereads(this.patients), rereads(this.stats)];
  /** The page that shows: the last answer stays, greyed, until the next is there. */
  protected readonly page = linkedSignal<Page<PatientRowDto> | undefined, Page<PatientRowDto> | undefined>({
    source: () => (this.patients.hasValue() ? this.patients.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  protected readonly problem = computed(() => (this.patients.error() ? problemOf(this.patients.error()) : null));
  protected readonly total = computed(() => (this.stats.hasValue() ? this.stats.value().total : null));
  protected readonly range = computed(() => {
    const page = this.page();
    const { from } = this.filter();
    if (!page?.items.length) return null;
    const to = from + page.items.length;
    const values = { from: from + 1, to, total: (page.total ?? to).toLocaleString('en') };
    return this.words.translate('patients.range', values);
  });

  constructor() {
    const group = this.words.translate('frame.places.patients');
    inject(Hotkeys).bind([
      { keys: 'n', label: this.words.translate('patients.new'), group, run: () => this.register('') },
      { keys: 'f', label: this.words.translate('patients.search'), group, run: () => this.box().nativeElement.focus() },
    ]);
    inject(LiveEvents).on('patients', () => this.readAgain());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  private readAgain(): void {
    this.readings.forEach((read) => read());
  }

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.narrow({ q: text.trim() }), PAUSE_MS);
  }

  /** Changes what is listed, from its first page. */
  protected narrow(change: Partial<Record<keyof DirectoryQuery, string | null>>): void {
    const said = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    this.go({ ...said, after: null, from: null }, true);
  }

  protected clear(): void {
    this.box().nativeElement.value = '';
    this.narrow({ q: null, status: null, sex: null, mine: null });
  }

  protected next(): void {
    const page = this.page();
    if (!page?.nextCursor) return;
    const { after, from } = this.filter();
    this.trail.set(page.nextCursor, after);
    this.go({ after: page.nextCursor, from: String(from + page.items.length) });
  }

  protected previous(): void {
    const { after, from } = this.filter();
    const before = this.trail.get(after) ?? '';
    this.go(before ? { after: before, from: String(Math.max(0, from - 25)) } : { after: null, from: null });
  }

  protected register(text: string): void {
    if (this.mayRegister()) this.go({ new: text });
  }

  protected close(): void {
    this.go({ new: null });
  }

  protected open(id: number): void {
    void this.router.navigate(['/patients', id]);
  }

  protected chart({ id }: PatientRowDto): void {
    void this.router.navigate(['/patients', id, 'chart']);
  }

  protected checkIn(row: PatientRowDto): void {
    void this.checkIns.now(row);
  }

  /** Checked in, the desk goes on with the next; saved only, or saved with something missing, the record opens. */
  protected registered(done: Registered): void {
    sayRegistered(done, this.words, this.toasts, () => this.open(done.patient.id));
    if (done.entry && !done.failed.length) this.close();
    else this.open(done.patient.id);
    this.readAgain();
  }

  private go(queryParams: Record<string, string | null>, replaceUrl = false): void {
    void this.router.navigate(['/patients'], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}
