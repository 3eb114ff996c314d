import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LucideChartNoAxesColumn, LucideDownload, LucidePlus, LucideSearch, LucideX } from '@lucide/angular';
import { reachOf } from '@cuspid/platform/contracts';
import type { Page } from '@cuspid/platform/contracts';
import type { DirectoryColumn, PatientRowDto, PatientStatsDto, SavedViewsDto } from '@cuspid/patients/contracts';
import { ClinicClock, Display, Hotkeys, KeyCap, LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, Pager, Skeleton, Toasts } from '@cuspid/ui';
import { CheckIn } from '../check-in';
import { Registered } from '../registration/registrar';
import { RegistrationSheet } from '../registration/registration-sheet';
import { sayRegistered } from '../registration/say-registered';
import { ColumnMenu, KeptColumns } from './column-menu';
import { DirectoryActs } from './directory-acts';
import { addressOf, viewOf } from './directory-address';
import { chosenOf, DirectoryQuery, filterOf, isNarrowed, NARROWING, paramsOf } from './directory-filter';
import { FiguresPanel } from './figures-panel';
import { FilterBar } from './filter-bar';
import { PatientTable } from './patient-table';
import { SavedViews } from './saved-views';
import { SelectionBar } from './selection-bar';

const PAUSE_MS = 150;

/** Finds and scans patients; registers a new one in the sheet beside. What is looked at stands in the address. */
@Component({
  selector: 'cd-directory-page',
  imports: [
    ColumnMenu,
    EmptyState,
    ErrorPanel,
    FiguresPanel,
    FilterBar,
    KeyCap,
    LucideChartNoAxesColumn,
    LucideDownload,
    LucidePlus,
    LucideSearch,
    LucideX,
    PageHeader,
    Pager,
    PatientTable,
    RegistrationSheet,
    RouterLink,
    SavedViews,
    SelectionBar,
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
  readonly whose = input<string>();
  readonly province = input<string>();
  readonly age = input<string>();
  readonly allergies = input<string>();
  readonly registered = input<string>();
  readonly since = input<string>();
  readonly until = input<string>();
  readonly archived = input<string>();
  readonly columns = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();
  readonly figures = input<string>();
  /** Opens the registration sheet; the text begins it. */
  readonly new = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly words = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly checkIns = inject(CheckIn);
  private readonly clock = inject(ClinicClock);
  protected readonly acts = inject(DirectoryActs);
  protected readonly display = inject(Display);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  private typing: ReturnType<typeof setTimeout> | undefined;

  private readonly query = computed<DirectoryQuery>(() => ({
    q: this.q(),
    sort: this.sort(),
    status: this.status(),
    sex: this.sex(),
    whose: this.whose(),
    province: this.province(),
    age: this.age(),
    allergies: this.allergies(),
    registered: this.registered(),
    since: this.since(),
    until: this.until(),
    archived: this.archived(),
    columns: this.columns(),
    after: this.after(),
    from: this.from(),
  }));
  protected readonly filter = computed(() => filterOf(this.query()));
  protected readonly view = computed(() => viewOf(this.query()));
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  protected readonly hasOwn = computed(() => {
    const role = this.session.user()?.role;
    return role !== undefined && reachOf(role, 'patient.read') === 'team';
  });
  private readonly asking = computed(() => ({
    id: this.session.user()?.id,
    hasOwn: this.hasOwn(),
    today: this.clock.today(),
  }));
  private readonly kept = inject(KeptColumns);
  /** The address says, else this device remembers. */
  protected readonly shownColumns = computed(() => this.filter().columns ?? this.kept.columns());
  protected readonly may = computed(() => ({
    register: this.session.can('patient.register'),
    checkIn: this.session.can('queue.checkIn'),
    chart: this.session.can('chart.read'),
    export: this.session.can('patient.export'),
    import: this.session.can('patient.import'),
    merge: this.session.can('patient.merge'),
    archive: this.session.can('patient.archive'),
  }));
  /** What the registration sheet begins with. */
  protected readonly typed = computed(() => this.new() ?? '');
  protected readonly isRegistering = computed(() => this.new() !== undefined && this.may().register);

  protected readonly patients = httpResource<Page<PatientRowDto>>(() => ({
    url: '/api/patients',
    params: paramsOf(this.filter(), this.asking()),
  }));
  protected readonly stats = httpResource<PatientStatsDto>(() => '/api/patients/stats');
  protected readonly views = httpResource<SavedViewsDto>(() => '/api/patients/views');
  private readonly readings = [rereads(this.patients), rereads(this.stats)];
  /** The page that shows: the last answer stays, greyed, until the next is there. */
  protected readonly page = linkedSignal<Page<PatientRowDto> | undefined, Page<PatientRowDto> | undefined>({
    source: () => (this.patients.hasValue() ? this.patients.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  protected readonly problem = computed(() => (this.patients.error() ? problemOf(this.patients.error()) : null));
  protected readonly total = computed(() => (this.stats.hasValue() ? this.stats.value().total : null));
  protected readonly provinces = computed(() =>
    this.stats.hasValue() ? this.stats.value().byProvince.map(({ province }) => province) : [],
  );
  protected readonly chosen = signal<readonly number[]>([]);
  protected readonly chosenSet = computed(() => new Set(this.chosen()));

  constructor() {
    const group = this.words.translate('frame.places.patients');
    inject(Hotkeys).bind([
      { keys: 'n', label: this.words.translate('patients.new'), group, run: () => this.register('') },
      { keys: 'f', label: this.words.translate('patients.search'), group, run: () => this.box().nativeElement.focus() },
    ]);
    inject(LiveEvents).on('patients', () => this.readAgain());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.typing));
  }

  protected readAgain(): void {
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
    this.narrow({ q: null, ...Object.fromEntries(NARROWING.map((key) => [key, null])) });
  }

  protected apply(view: string, replaceUrl = false): void {
    this.go(addressOf(view), replaceUrl);
  }

  protected showColumns(columns: readonly DirectoryColumn[]): void {
    this.kept.keep(columns);
    this.go({ columns: columns.join(',') || 'name' }, true);
  }

  protected export(): void {
    void this.acts.export(chosenOf(this.filter(), this.asking()));
  }

  protected exportChosen(): void {
    void this.acts.export({ ids: this.chosen().join(','), ...(this.filter().isArchived && { isArchived: true }) });
  }

  protected choose({ id }: PatientRowDto): void {
    this.chosen.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }

  protected async reactivate(row: PatientRowDto): Promise<void> {
    if (await this.acts.reactivate(row)) this.readAgain();
  }

  protected register(text: string): void {
    if (this.may().register) this.go({ new: text });
  }

  protected close(): void {
    this.go({ new: null });
  }

  protected open(id: number, page: 'chart' | null = null): void {
    void this.router.navigate(['/patients', id, ...(page ? [page] : [])]);
  }

  protected checkIn(row: PatientRowDto): void {
    void this.checkIns.now(row);
  }

  /** Checked in, the desk goes on with the next; saved only, or saved with something missing, the record opens. */
  protected registeredNow(done: Registered): void {
    sayRegistered(done, this.words, this.toasts, () => this.open(done.patient.id));
    if (done.isLedOn) return;
    if (done.entry && !done.failed.length) this.close();
    else this.open(done.patient.id);
    this.readAgain();
  }

  protected go(queryParams: Record<string, string | null>, replaceUrl = false): void {
    void this.router.navigate(['/patients'], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}
