import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePrinter, LucideShieldAlert, LucideShieldCheck } from '@lucide/angular';
import type { DayCloseDto } from '@cuspid/payment-records/contracts';
import { problemOf } from '@cuspid/platform/web';
import { amountText, ErrorPanel, Sheet, Skeleton } from '@cuspid/ui';
import { differenceOf } from '../cash-count';
import { CashWords } from '../cash-words';
import { PaymentPapers } from '../../papers/papers';

/** One close as it was signed, and whether it still says that. */
@Component({
  selector: 'cd-close-detail',
  imports: [ErrorPanel, LucidePrinter, LucideShieldAlert, LucideShieldCheck, Sheet, Skeleton, TranslocoPipe],
  host: { class: 'contents' },
  templateUrl: './close-detail.html',
})
export class CloseDetail {
  readonly closeId = input.required<number>();
  readonly closed = output<void>();

  protected readonly words = inject(CashWords);
  protected readonly papers = inject(PaymentPapers);
  protected readonly read = httpResource<DayCloseDto>(() => `/api/payment-records/day-close/${this.closeId()}`);
  protected readonly close = computed(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly problem = computed(() => (this.read.error() ? problemOf(this.read.error()) : null));
  protected readonly total = computed(() => {
    const close = this.close();
    return close && this.said(close.expectedMinor, close.countedMinor, close.currency);
  });
  protected readonly methods = computed(() => {
    const close = this.close();
    if (!close) return [];
    return close.methods.map((line) => {
      const shouldBe = line.countedMinor - line.differenceMinor;
      return {
        ...{ method: line.method, name: this.words.method(line.method), count: line.count },
        expected: amountText(shouldBe, close.currency),
        counted: amountText(line.countedMinor, close.currency),
        ...this.said(shouldBe, line.countedMinor, close.currency),
      };
    });
  });
  protected readonly faces = computed(() => {
    const close = this.close();
    const faces = (close?.denominations ?? []).toSorted((a, b) => b.valueMinor - a.valueMinor);
    return faces.map(({ valueMinor, count }) => ({
      face: amountText(valueMinor, close?.currency ?? '').replace(/\.0+$/, ''),
      count,
      total: amountText(valueMinor * count, close?.currency ?? ''),
    }));
  });

  protected amount(minor: number, currency: string): string {
    return amountText(minor, currency);
  }

  private said(expected: number, counted: number, currency: string) {
    const difference = differenceOf(expected, counted);
    return { kind: difference.kind, text: this.words.difference(difference, currency) };
  }
}
