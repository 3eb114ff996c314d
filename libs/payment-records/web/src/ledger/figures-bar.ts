import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideBanknoteArrowDown, LucideFileText, LucidePlus } from '@lucide/angular';
import type { CurrencyBalanceDto } from '@cuspid/payment-records/contracts';
import { KeyCap } from '@cuspid/platform/web';
import { Segmented } from '@cuspid/ui';
import { PaymentWords } from '../payment-words';

/** Where a patient stands in one currency, and what can be begun. */
@Component({
  selector: 'cd-figures-bar',
  imports: [KeyCap, LucideBanknoteArrowDown, LucideFileText, LucidePlus, Segmented, TranslocoPipe],
  host: { class: 'pay-figures' },
  template: `
    <dl class="pay-kpis" aria-live="polite">
      @for (one of shown(); track one.key) {
        <div [attr.data-figure]="one.key">
          <dt>{{ one.label }}</dt>
          <dd [class]="one.tone">{{ one.text }}</dd>
        </div>
      }
    </dl>
    @if (!isResting()) {
      <div class="pay-verbs">
        @if (currencies().length > 1) {
          <cd-segmented
            [small]="true"
            [label]="'payments.currency' | transloco"
            [options]="choices()"
            [value]="currency()"
            (valueChange)="currencyChosen.emit($event)"
          />
        }
        <button
          type="button"
          class="btn"
          [title]="'payments.statement' | transloco"
          [disabled]="isBusy()"
          (click)="stated.emit()"
        >
          <svg lucideFileText></svg><span [class.sr-only]="isNarrow()">{{ 'payments.statement' | transloco }}</span>
        </button>
        @if (mayRecord()) {
          <button type="button" class="btn" (click)="charged.emit()">
            <svg lucidePlus></svg>{{ 'payments.charge.verb' | transloco }} <kbd cdKey="a"></kbd>
          </button>
          <button type="button" class="btn btn-primary" (click)="taken.emit()">
            <svg lucideBanknoteArrowDown></svg>{{ 'payments.take.verb' | transloco }} <kbd cdKey="p"></kbd>
          </button>
        }
      </div>
    }
  `,
})
export class FiguresBar {
  /** Null: nothing was posted in this currency. */
  readonly figures = input.required<CurrencyBalanceDto | null>();
  /** At the end of the day the lines are narrowed to. */
  readonly then = input.required<{ at: string; figures: CurrencyBalanceDto | null } | null>();
  readonly currency = input.required<string | null>();
  readonly currencies = input.required<readonly string[]>();
  readonly mayRecord = input(false);
  /** A sheet stands beside it. */
  readonly isNarrow = input(false);
  /** Something is begun already: what else could be is left out. */
  readonly isResting = input(false);
  readonly isBusy = input(false);
  readonly currencyChosen = output<string | null>();
  readonly taken = output<void>();
  readonly charged = output<void>();
  readonly stated = output<void>();

  private readonly words = inject(PaymentWords);
  protected readonly choices = computed(() => this.currencies().map((value) => ({ value, label: value })));
  protected readonly shown = computed(() => {
    const currency = this.currency();
    if (!currency) return [];
    const { balanceMinor = 0, prepaidMinor = 0, overdueMinor = 0 } = this.figures() ?? {};
    const then = this.then();
    const said = (minor: number) => `${currency} ${this.words.figure(minor, currency)}`;
    const figure = (key: string, minor: number, tone = '') => {
      return { key, label: this.words.say(`figure.${key}`), text: said(minor), tone: minor ? tone : 'text-ink-3' };
    };
    const label = then && this.words.say('figure.then', { day: this.words.day(then.at) });
    return [
      // What the clinic owes is a credit, said in a word and not by a minus alone.
      balanceMinor < 0 ? figure('credit', -balanceMinor, 'text-blue') : figure('balance', balanceMinor),
      figure('overdue', overdueMinor, 'text-red'),
      figure('prepaid', prepaidMinor),
      ...(then && label ? [{ key: 'then', label, text: said(then.figures?.balanceMinor ?? 0), tone: '' }] : []),
    ];
  });
}
