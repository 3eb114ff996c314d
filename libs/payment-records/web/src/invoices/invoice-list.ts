import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleX, LucidePlus, LucidePrinter } from '@lucide/angular';
import type { Page } from '@cuspid/platform/contracts';
import type { InvoiceSummaryDto } from '@cuspid/payment-records/contracts';
import { LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { Chip, EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import { PaymentPapers } from '../papers/papers';
import { PaymentWords } from '../payment-words';
import { VoidInvoice } from './void-invoice';

const SHOWN = 100;

/** The invoices of a patient, the newest first. */
@Component({
  selector: 'cd-invoice-list',
  imports: [
    Chip,
    EmptyState,
    ErrorPanel,
    LucideCircleX,
    LucidePlus,
    LucidePrinter,
    Skeleton,
    TranslocoPipe,
    VoidInvoice,
  ],
  templateUrl: './invoice-list.html',
})
export class InvoiceList {
  readonly patientId = input.required<number>();
  readonly mayIssue = input(false);
  /** A new one is wanted. */
  readonly asked = output<void>();

  private readonly session = inject(Session);
  protected readonly papers = inject(PaymentPapers);
  protected readonly words = inject(PaymentWords);
  private readonly list = httpResource<Page<InvoiceSummaryDto>>(() => ({
    url: `/api/patients/${this.patientId()}/invoices`,
    params: { limit: SHOWN },
  }));
  protected readonly reload = rereads(this.list);
  protected readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  protected readonly rows = linkedSignal<readonly InvoiceSummaryDto[] | null, readonly InvoiceSummaryDto[] | null>({
    source: () => (this.list.hasValue() ? this.list.value().items : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly mayVoid = computed(() => this.mayIssue() && this.session.can('payment.reverse'));
  /** The one that is to be made void. */
  protected readonly voided = linkedSignal<number, number | null>({ source: this.patientId, computation: () => null });

  constructor() {
    inject(LiveEvents).on('payments', ({ patientId }) => {
      if (patientId === undefined || patientId === this.patientId()) this.reload();
    });
  }

  protected total({ totals }: InvoiceSummaryDto): string {
    return totals.map(({ charged }) => this.words.money(charged)).join(' + ');
  }

  protected due({ totals }: InvoiceSummaryDto): string {
    return totals.map(({ due }) => this.words.money(due)).join(' + ');
  }

  protected done(): void {
    this.voided.set(null);
    this.reload();
  }
}
