import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePrinter } from '@lucide/angular';
import { receiptText, type DrawerPostingDto } from '@cuspid/payment-records/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { amountText, ErrorPanel, Pager, Skeleton, type PageTurned } from '@cuspid/ui';
import { CashWords } from '../cash-words';
import { PaymentPapers } from '../../papers/papers';

const SHOWN = 25;

/** What came into a drawer and went out of it since its last close, newest first; each receipt can be printed again. */
@Component({
  selector: 'cd-drawer-postings',
  imports: [ErrorPanel, LucidePrinter, Pager, RouterLink, Skeleton, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './drawer-postings.html',
})
export class DrawerPostings {
  readonly currency = input.required<string>();
  readonly cashierId = input<number>();

  private readonly words = inject(CashWords);
  protected readonly papers = inject(PaymentPapers);
  protected readonly size = SHOWN;
  protected readonly place = signal<PageTurned>({ after: null, from: null });
  protected readonly read = httpResource<Page<DrawerPostingDto>>(() => {
    const [cashierId, { after }] = [this.cashierId(), this.place()];
    return {
      url: '/api/payment-records/day-close/open/postings',
      params: {
        ...{ currency: this.currency(), limit: SHOWN, count: true },
        ...(cashierId !== undefined && { cashierId }),
        ...(after && { cursor: after }),
      },
    };
  });
  /** The last page stays while the next is on its way. */
  protected readonly page = linkedSignal<Page<DrawerPostingDto> | undefined, Page<DrawerPostingDto> | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly skipped = computed(() => Number(this.place().from) || 0);
  protected readonly lines = computed(() =>
    (this.page()?.items ?? []).map((row) => ({
      ...{ id: row.id, patientId: row.patient.id, reference: row.reference, isOut: row.drawerMinor < 0 },
      when: this.words.when(row.postedAt),
      name: `${row.patient.firstName} ${row.patient.lastName}`,
      code: row.patient.patientCode,
      what: this.words.say(`posting.kind.${row.kind}`),
      method: this.words.method(row.method),
      receipt: row.receiptNumber === null ? null : receiptText(row.receiptNumber),
      amount: amountText(row.drawerMinor, row.currency),
    })),
  );

  constructor() {
    inject(LiveEvents).on('payments', rereads(this.read));
    // Another drawer, or another currency, begins with its newest.
    effect(() => {
      this.currency();
      this.cashierId();
      untracked(() => this.place.set({ after: null, from: null }));
    });
  }
}
