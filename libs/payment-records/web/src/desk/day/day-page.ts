import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PAYMENT_METHODS, type DaySummaryDto, type DaySummaryRowDto } from '@cuspid/payment-records/contracts';
import { ClinicClock, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { amountText, EmptyState, ErrorPanel, Skeleton } from '@cuspid/ui';
import { CashWords } from '../cash-words';
import { CloseTable } from '../closes/close-table';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What was taken on a day, by each cashier and method, each currency for itself; and what of it is closed. */
@Component({
  selector: 'cd-cash-day-page',
  imports: [CloseTable, EmptyState, ErrorPanel, Skeleton, TranslocoPipe],
  host: { class: 'block h-full min-h-0 overflow-y-auto' },
  templateUrl: './day-page.html',
})
export class DayPage {
  /** From the address: the day, else today. */
  readonly date = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(ClinicClock);
  private readonly words = inject(CashWords);
  protected readonly today = computed(() => this.clock.today());
  protected readonly day = computed(() => DAY.exec(this.date() ?? '')?.[0] ?? this.today());
  protected readonly read = httpResource<DaySummaryDto>(() => ({
    url: '/api/payment-records/day-close/day',
    params: { date: this.day() },
  }));
  protected readonly summary = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  /** Only methods somebody paid by. */
  protected readonly methods = computed(() => {
    const used = new Set((this.summary()?.rows ?? []).flatMap(({ methods }) => methods.map(({ method }) => method)));
    return PAYMENT_METHODS.filter((method) => used.has(method)).map((method) => ({
      method,
      name: this.words.method(method),
    }));
  });
  protected readonly groups = computed(() => {
    const rows = this.summary()?.rows ?? [];
    return [...new Set(rows.map(({ currency }) => currency))].map((currency) => {
      const own = rows.filter((row) => row.currency === currency);
      return { currency, rows: own.map((row) => this.lineOf(row)), total: this.cellsOf(own, currency) };
    });
  });

  constructor() {
    inject(LiveEvents).on('payments', rereads(this.read));
  }

  protected show(date: string): void {
    const queryParams = { date: date === this.today() ? null : date || null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected openClose(close: number): void {
    void this.router.navigate(['/cash/closes'], { queryParams: { close } });
  }

  private lineOf(row: DaySummaryRowDto) {
    return {
      id: row.cashier.id,
      name: row.cashier.name,
      ...this.cellsOf([row], row.currency),
      open: row.openCount
        ? this.words.say('day.open', { count: row.openCount, amount: amountText(row.openMinor, row.currency) })
        : this.words.say('day.closed'),
      isOpen: row.openCount > 0,
    };
  }

  /** What these rows come to: postings, each method, and all of them. */
  private cellsOf(rows: readonly DaySummaryRowDto[], currency: string) {
    const sum = (of: (row: DaySummaryRowDto) => number) => rows.reduce((total, row) => total + of(row), 0);
    const by = (row: DaySummaryRowDto, method: string) =>
      row.methods.find((one) => one.method === method)?.expectedMinor ?? 0;
    const isUsed = (method: string) => rows.some(({ methods }) => methods.some((one) => one.method === method));
    return {
      count: sum(({ count }) => count),
      cells: this.methods().map(({ method }) => ({
        method,
        text: isUsed(method)
          ? amountText(
              sum((row) => by(row, method)),
              currency,
            )
          : '–',
      })),
      all: amountText(
        sum(({ expectedMinor }) => expectedMinor),
        currency,
      ),
    };
  }
}
