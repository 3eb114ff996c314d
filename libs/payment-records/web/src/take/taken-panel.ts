import { afterNextRender, Component, computed, ElementRef, inject, input, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCircleCheck, LucidePrinter, LucideReceiptText } from '@lucide/angular';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { PaymentPapers } from '../papers/papers';
import { PaymentWords } from '../payment-words';

/** It is posted: the number of its receipt, what goes back over the counter, and the receipt to be printed by Enter. */
@Component({
  selector: 'cd-taken-panel',
  imports: [LucideCircleCheck, LucidePrinter, LucideReceiptText, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <div class="pay-stack" role="status" data-taken>
      <p class="flex items-center gap-2 text-green font-medium"><svg lucideCircleCheck></svg>{{ said() }}</p>
      <p class="text-display tabular">{{ words.money(posting().amount) }}</p>
      <p class="text-ink-2">
        {{ words.what(posting()) }} ·
        <span data-receipt-number>{{
          'payments.take.receiptNumber' | transloco: { number: words.receipt(posting()) }
        }}</span>
      </p>
      @if (posting().changeMinor; as change) {
        <p class="pay-change text-figure!">
          <span>{{ 'payments.preview.change' | transloco }}</span>
          <span data-change>{{ words.money({ amountMinor: change, currency: posting().amount.currency }) }}</span>
        </p>
      }
      <p class="flex flex-wrap gap-2">
        <button #print type="button" class="btn btn-primary" [disabled]="papers.isBusy()" (click)="receipt('a4')">
          <svg lucidePrinter></svg>{{ 'payments.take.print' | transloco }} <kbd>Enter</kbd>
        </button>
        <button type="button" class="btn" [disabled]="papers.isBusy()" (click)="receipt('slip')">
          <svg lucideReceiptText></svg>{{ 'payments.slip' | transloco }}
        </button>
      </p>
    </div>
  `,
})
export class TakenPanel {
  readonly posting = input.required<PostingDto>();
  /** No answer came at first; it was asked for again. */
  readonly wasLost = input(false);

  protected readonly papers = inject(PaymentPapers);
  protected readonly words = inject(PaymentWords);
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('print');
  protected readonly said = computed(() =>
    this.wasLost()
      ? this.words.say('take.already', { at: this.words.moment(this.posting().postedAt) })
      : this.words.say('take.done'),
  );

  constructor() {
    afterNextRender(() => this.button().nativeElement.focus());
  }

  protected receipt(format: 'a4' | 'slip'): void {
    void this.papers.receipt(this.posting().id, format);
  }
}
