import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DayCloseSummaryDto } from '@cuspid/payment-records/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads, Session } from '@cuspid/platform/web';
import { EmptyState, ErrorPanel, Pager, Skeleton, type PageTurned } from '@cuspid/ui';
import { CashierChoice } from '../cashier-choice';
import { CloseDetail } from './close-detail';
import { CloseTable } from './close-table';

const SHOWN = 25;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What was closed, newest first, and one of them beside it. */
@Component({
  selector: 'cd-closes-page',
  imports: [CashierChoice, CloseDetail, CloseTable, EmptyState, ErrorPanel, Pager, Skeleton, TranslocoPipe],
  host: { class: 'block h-full min-h-0' },
  templateUrl: './closes-page.html',
})
export class ClosesPage {
  /** From the address. */
  readonly cashier = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly after = input<string>();
  readonly skip = input<string>();
  readonly close = input<string>();

  private readonly router = inject(Router);
  protected readonly mayChoose = inject(Session).can('payment.reverse');
  protected readonly size = SHOWN;
  protected readonly cashierId = computed(() => Number(this.cashier()) || null);
  protected readonly fromDay = computed(() => DAY.exec(this.from() ?? '')?.[0] ?? '');
  protected readonly toDay = computed(() => DAY.exec(this.to() ?? '')?.[0] ?? '');
  protected readonly isNarrowed = computed(() => Boolean(this.cashierId() || this.fromDay() || this.toDay()));
  protected readonly skipped = computed(() => Number(this.skip()) || 0);
  protected readonly chosenId = computed(() => Number(this.close()) || null);
  protected readonly closes = httpResource<Page<DayCloseSummaryDto>>(() => {
    const asked = { cashierId: this.cashierId(), from: this.fromDay(), to: this.toDay(), cursor: this.after() };
    const said = Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : []));
    return { url: '/api/payment-records/day-close', params: { ...Object.fromEntries(said), limit: SHOWN } };
  });
  private readonly reread = rereads(this.closes);
  /** The last page stays while the next is on its way. */
  protected readonly page = linkedSignal<Page<DayCloseSummaryDto> | undefined, Page<DayCloseSummaryDto> | undefined>({
    source: () => (this.closes.hasValue() ? this.closes.value() : undefined),
    computation: (page, before) => page ?? before?.value,
  });
  protected readonly problem = computed(() => (this.closes.error() ? problemOf(this.closes.error()) : null));

  constructor() {
    inject(LiveEvents).on('payments', this.reread);
  }

  protected go(queryParams: Record<string, string | number | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected narrow(change: Record<string, string | number | null>): void {
    this.go({ ...change, after: null, skip: null, close: null });
  }

  protected turn({ after, from }: PageTurned): void {
    this.go({ after, skip: from, close: null });
  }
}
