import { Component, computed, inject, input, model, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { MoneyField, NO_AMOUNT } from '@cuspid/ui';
import { PaymentWords } from '../payment-words';
import { leftOf, wrongIn, type Shares } from './allocation';

/** Which charges an amount settles: proposed the oldest first, changed where it is meant otherwise. */
@Component({
  selector: 'cd-shares-list',
  imports: [MoneyField, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <div class="flex items-baseline gap-2 mb-1.5">
      <h2 class="field-label mb-0!">{{ 'payments.shares.title' | transloco }}</h2>
      @if (!isOpen()) {
        <button type="button" class="link text-small ml-auto" [disabled]="disabled()" (click)="isOpen.set(true)">
          {{ 'payments.shares.change' | transloco }}
        </button>
      } @else if (isChanged()) {
        <button type="button" class="link text-small ml-auto" [disabled]="disabled()" (click)="isChanged.set(false)">
          {{ 'payments.shares.oldestFirst' | transloco }}
        </button>
      }
    </div>
    <ul class="pay-settles">
      @for (row of rows(); track row.charge.id) {
        <li>
          <span>
            <span class="block truncate">{{ row.name }}</span>
            <span class="block text-small text-ink-3 tabular">{{ row.about }}</span>
          </span>
          @if (isOpen()) {
            <cd-money-field
              [small]="true"
              [label]="row.name"
              [currency]="row.charge.amount.currency"
              [disabled]="disabled()"
              [value]="row.share"
              (valueChange)="share(row.charge.id, $event)"
            />
          } @else {
            <span class="tabular font-medium">{{ row.text }}</span>
          }
        </li>
      }
      @if (left() > 0) {
        <li data-prepaid>
          <span class="text-ink-2">{{ 'payments.shares.prepaid' | transloco }}</span>
          <span class="tabular font-medium">{{ words.figure(left(), currency()) }}</span>
        </li>
      }
    </ul>
    @if (wrong(); as wrong) {
      <p class="field-error" role="alert">{{ 'payments.shares.' + wrong | transloco }}</p>
    }
  `,
})
export class SharesList {
  /** The oldest first. */
  readonly charges = input.required<readonly PostingDto[]>();
  readonly amountMinor = input.required<number>();
  readonly currency = input.required<string>();
  readonly shares = input.required<Shares>();
  readonly disabled = input(false);
  /** They are a person's own; set back, they are the oldest first again. */
  readonly isChanged = model(false);
  readonly own = model<Shares>(new Map());

  protected readonly words = inject(PaymentWords);
  protected readonly isOpen = signal(false);
  protected readonly left = computed(() => leftOf(this.amountMinor(), this.shares()));
  protected readonly wrong = computed(() => wrongIn(this.amountMinor(), this.shares(), this.charges()));
  protected readonly rows = computed(() =>
    this.charges().map((charge) => {
      const share = this.shares().get(charge.id);
      const open = this.words.figure(charge.openMinor ?? 0, charge.amount.currency);
      return {
        charge,
        name: this.words.what(charge),
        about: this.words.say('shares.about', { day: this.words.day(charge.paidOn), open }),
        share: share === null ? NO_AMOUNT : (share ?? 0),
        text: share ? this.words.figure(share, charge.amount.currency) : '–',
      };
    }),
  );

  protected share(id: number, value: number | null): void {
    const all = new Map(this.shares());
    all.set(id, value === NO_AMOUNT ? null : (value ?? 0));
    this.own.set(all);
    this.isChanged.set(true);
  }
}
