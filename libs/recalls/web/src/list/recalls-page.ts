import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideDownload, LucidePrinter } from '@lucide/angular';
import { RECALL_STATES, type RecallDto, type RecordAttemptDto, type RecallState } from '@cuspid/recalls/contracts';
import { ClinicClock, LiveEvents, problemOf, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, PageHeader, Pager, ReadOnlyBar, Skeleton, Toasts, type PageTurned } from '@cuspid/ui';
import { RecallsApi } from '../recalls-api';
import { RecallWords } from '../recall-words';
import { keepScroll } from './kept-scroll';
import { RecallCalls } from './recall-calls';
import { RecallDetail } from './recall-detail';
import { RecallFilters } from './recall-filters';
import { RecallList, type RecallQuery } from './recall-list';
import { RecallTable } from './recall-table';
import { bindRecallKeys } from './recall-keys';

/** Who is to come in again: a list to work through by the keyboard, and beside it the patient who is being called. */
@Component({
  selector: 'cd-recalls-page',
  imports: [
    EmptyState,
    ErrorPanel,
    LucideDownload,
    LucidePrinter,
    PageHeader,
    Pager,
    ReadOnlyBar,
    RecallDetail,
    RecallFilters,
    RecallTable,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [RecallCalls, RecallList],
  templateUrl: './recalls-page.html',
})
export class RecallsPage {
  /** From the address. */
  readonly state = input<string>();
  readonly rule = input<string>();
  readonly provider = input<string>();
  readonly q = input<string>();
  readonly overdue = input<string>();
  readonly after = input<string>();
  readonly from = input<string>();
  readonly recall = input<string>();

  private readonly router = inject(Router);
  private readonly api = inject(RecallsApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(RecallWords);
  private readonly live = inject(LiveEvents);
  private readonly clock = inject(ClinicClock);
  private readonly session = inject(Session);
  protected readonly list = inject(RecallList);
  protected readonly calls = inject(RecallCalls);
  private readonly detail = viewChild(RecallDetail);

  protected readonly shownState = computed<RecallState>(
    () => RECALL_STATES.find((state) => state === this.state()) ?? 'due',
  );
  protected readonly mayWork = computed(() => this.session.can('recall.work'));
  protected readonly mayBook = computed(() => this.session.can('visit.schedule'));
  protected readonly mayExport = computed(() => this.session.can('patient.export'));
  protected readonly isFiltered = computed(() => Boolean(this.rule() || this.provider() || this.q() || this.overdue()));
  protected readonly fromCount = computed(() => Number(this.from()) || 0);
  protected readonly isExporting = signal(false);
  /** Since when the list may be old; null while changes come in. */
  protected readonly staleSince = computed(() => {
    const since = this.live.since();
    return since ? this.clock.time(since) : this.list.problem() && this.list.page() ? this.clock.time() : null;
  });
  private readonly filter = computed<RecallQuery>(() => ({
    state: this.shownState(),
    ...(this.rule() && { ruleId: this.rule() }),
    ...(this.provider() && { providerId: this.provider() }),
    ...(this.q()?.trim() && { q: this.q()?.trim() }),
    ...(this.overdue() && { overdueDays: this.overdue() }),
  }));

  constructor() {
    effect(() => {
      const query = { ...this.filter(), ...(this.after() && { cursor: this.after() }) };
      untracked(() => this.list.query.set(query));
    });
    effect(() => this.list.wanted.set(Number(this.recall()) || null));
    keepScroll('recalls', () => this.list.page() !== null);
    bindRecallKeys({
      along: (step) => this.choose(this.list.along(step)),
      call: () => void this.call(),
      outcome: (number) => this.detail()?.press(number),
      book: () => this.book(),
      putOff: () => this.detail()?.askPutOff(),
    });
  }

  protected choose(id: number | null): void {
    if (id === null) return;
    this.go({ recall: id });
    focusRow(id);
  }

  protected close(): void {
    const id = this.list.wanted();
    this.go({ recall: null });
    if (id !== null) focusRow(id);
  }

  /** Says that I am calling; nobody is chosen yet: the first. */
  protected async call(): Promise<void> {
    if (!this.mayWork()) return;
    const recall = this.list.chosen() ?? this.list.rows()[0];
    if (!recall) return;
    if (this.list.wanted() !== recall.id) this.choose(recall.id);
    await this.calls.claim(recall, recall.claim?.by.id === this.session.user()?.id);
  }

  protected async record(attempt: RecordAttemptDto): Promise<void> {
    const recall = this.list.chosen();
    if (!recall) return;
    const next = this.list.after(recall.id);
    if (!(await this.calls.record(recall, attempt))) return;
    // Whoever says yes is booked next: they stay in view. Else the next is called.
    if (attempt.outcome !== 'WILL_BOOK' && this.list.wanted() === recall.id) {
      if (next === null) this.close();
      else this.choose(next);
    }
  }

  /** To the book, with the patient in hand. */
  protected book(): void {
    const recall = this.list.chosen();
    if (!recall || !this.mayBook() || recall.state === 'booked') return;
    void this.router.navigate(['/calendar'], { queryParams: { book: recall.patient.id } });
  }

  protected async export(): Promise<void> {
    this.isExporting.set(true);
    try {
      download(await this.api.file(this.filter()), `recalls-${this.clock.today()}.csv`);
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('notExported'));
    } finally {
      this.isExporting.set(false);
    }
  }

  /** The same selection on paper. */
  protected print(): void {
    void this.router.navigate(['/recalls/print'], { queryParams: this.filter() });
  }

  protected narrow(change: Record<string, string | null>): void {
    this.go({ ...change, after: null, from: null, recall: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, from, recall: null });
  }

  protected undo(recall: RecallDto): void {
    void this.calls.undo(recall);
  }

  private go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}

/** Once it is drawn. */
function focusRow(id: number): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-recall="${id}"]`)?.focus());
}

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
