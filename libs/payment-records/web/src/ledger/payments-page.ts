import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { POSTING_KINDS, type PostingDto } from '@cuspid/payment-records/contracts';
import { OpenPatient } from '@cuspid/patients/web';
import { Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Pager, ReadOnlyBar, Skeleton, type PageTurned } from '@cuspid/ui';
import { InvoiceList } from '../invoices/invoice-list';
import { InstalmentPlans } from '../terms/instalments/instalment-plans';
import { PaymentPapers } from '../papers/papers';
import { FiguresBar } from './figures-bar';
import { LedgerFilters } from './ledger-filters';
import { LedgerTable } from './ledger-table';
import { bindLedgerKeys } from './ledger-keys';
import { LINES_SHOWN, PatientAccount } from './patient-account';
import { SideSheet, type SideAsked } from './side-sheet';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const VIEWS = ['ledger', 'instalments', 'invoices'] as const;

/** The payments of the open patient: what was charged and paid, what is open of it, and every step that changes it. */
@Component({
  selector: 'cd-payments-page',
  imports: [
    EmptyState,
    ErrorPanel,
    FiguresBar,
    InstalmentPlans,
    InvoiceList,
    LedgerFilters,
    LedgerTable,
    Pager,
    ReadOnlyBar,
    SideSheet,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [PatientAccount],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './payments-page.html',
})
export class PaymentsPage {
  /** The patient, and the rest of the address. */
  readonly id = input.required<string>();
  readonly view = input<string>();
  readonly currency = input<string>();
  readonly kind = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly after = input<string>();
  readonly skip = input<string>();
  /** The line that is looked at, and what is done with it. */
  readonly posting = input<string>();
  readonly act = input<string>();
  /** Sheets that begin something. */
  readonly take = input<string>();
  readonly charge = input<string>();
  readonly invoice = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenPatient);
  protected readonly account = inject(PatientAccount);
  protected readonly papers = inject(PaymentPapers);

  protected readonly size = LINES_SHOWN;
  protected readonly patientId = computed(() => Number(this.id()));
  protected readonly shownView = computed(() => VIEWS.find((one) => one === this.view()) ?? 'ledger');
  protected readonly mayRecord = computed(() => this.session.can('payment.record') && this.open.isWritable());
  protected readonly skipped = computed(() => Number(this.skip()) || 0);
  protected readonly narrowed = computed(() => ({
    kind: POSTING_KINDS.find((one) => one === this.kind()) ?? null,
    from: DAY.exec(this.from() ?? '')?.[0] ?? null,
    to: DAY.exec(this.to() ?? '')?.[0] ?? null,
  }));
  protected readonly isNarrowed = computed(() => Object.values(this.narrowed()).some(Boolean));
  /** Which sheet stands beside the list. */
  protected readonly side = computed<SideAsked | null>(() => {
    if (this.mayRecord()) {
      if (this.take() !== undefined) return { sheet: 'take' };
      if (this.charge() !== undefined) return { sheet: 'charge' };
      if (this.invoice() !== undefined) return { sheet: 'invoice' };
    }
    if (!this.account.wanted()) return null;
    const act = this.mayRecord() ? this.act() : undefined;
    return { sheet: act === 'refund' || act === 'reverse' || act === 'allocate' ? act : 'line' };
  });

  constructor() {
    effect(() => {
      const told = Object.entries(this.narrowed()).filter((entry): entry is [string, string] => Boolean(entry[1]));
      const filter = { ...Object.fromEntries(told), ...(this.after() && { cursor: this.after() ?? '' }) };
      const query = { patientId: this.patientId(), currency: this.currency() ?? '', filter };
      untracked(() => this.account.query.set(query));
    });
    effect(() => this.account.wanted.set(Number(this.posting()) || null));
    bindLedgerKeys({
      take: () => this.ask({ take: '' }),
      charge: () => this.ask({ charge: '' }),
      along: (step) => this.choose(this.account.along(step)),
      receipt: () => this.print(this.account.chosen()),
    });
  }

  protected ask(params: Record<string, string>): void {
    if (this.mayRecord()) this.go({ ...NOTHING_OPEN, posting: this.posting() ?? null, ...params });
  }

  protected choose(id: number | null): void {
    if (id === null) return;
    this.go({ ...NOTHING_OPEN, posting: id });
    focusRow(id);
  }

  protected toAct(act: string | null): void {
    this.go({ ...NOTHING_OPEN, posting: this.posting() ?? null, act });
  }

  /** The sheet is closed: an act leads back to its line, a line to the list. */
  protected close(): void {
    const id = this.account.wanted();
    if (this.side()?.sheet !== 'line' && id !== null) return this.go({ ...NOTHING_OPEN, posting: id });
    this.go(NOTHING_OPEN);
    if (id !== null) focusRow(id);
  }

  /** Something was posted: the list is read again and shows it. */
  protected posted(posting: PostingDto): void {
    this.account.reload();
    this.go({ ...NOTHING_OPEN, currency: posting.amount.currency, posting: posting.id });
  }

  protected statement(): void {
    const currency = this.account.currency();
    const { from, to } = this.narrowed();
    const params = { ...(from && { from }), ...(to && { to }), ...(currency && { currency }) };
    void this.papers.statement(this.patientId(), params);
  }

  protected narrow(change: Record<string, string | null>): void {
    this.go({ ...change, after: null, skip: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, skip: from });
  }

  protected go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private print(posting: PostingDto | null): void {
    if (posting?.receiptNumber) void this.papers.receipt(posting.id);
  }
}

const NOTHING_OPEN = { posting: null, act: null, take: null, charge: null, invoice: null };

/** Once it is drawn. */
function focusRow(id: number): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-posting="${id}"]`)?.focus());
}
