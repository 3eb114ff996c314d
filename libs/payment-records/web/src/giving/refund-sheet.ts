import { Component, computed, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LEDGER, type PaymentMethod, type PostingDto } from '@cuspid/payment-records/contracts';
import { Field, MoneyField, Sheet, TextInput, type Question } from '@cuspid/ui';
import { MethodChoice } from '../take/method-choice';
import { wrongAmount } from '../take/payment-draft';
import { ActFoot, ActProblem } from './act-parts';
import { LineAct } from './line-act';

/** Gives a payment back, whole or in part, with a reason. */
@Component({
  selector: 'cd-refund-sheet',
  imports: [ActFoot, ActProblem, Field, MethodChoice, MoneyField, Sheet, TextInput, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-sheet [heading]="'payments.refund.title' | transloco" (closed)="close()">
      @if (line(); as line) {
        <form id="cd-refund" class="pay-stack" novalidate (submit)="$event.preventDefault(); post()">
          <p>{{ words.name(line) }} · {{ words.day(line.paidOn) }} · {{ words.money(line.amount) }}</p>
          <cd-act-problem [sending]="sending" />
          <cd-field
            [label]="'payments.refund.amount' | transloco"
            [hint]="'payments.refund.most' | transloco: { amount: most() }"
            [error]="amountProblem()"
          >
            <cd-money-field
              class="pay-large"
              [currency]="line.amount.currency"
              [disabled]="isHeld()"
              [(value)]="amount"
            />
          </cd-field>
          <div>
            <p class="field-label">{{ 'payments.refund.method' | transloco }}</p>
            <cd-method-choice [disabled]="isHeld()" [(value)]="method" />
          </div>
          @if (method() !== 'CASH') {
            <cd-field
              [label]="'payments.take.reference.' + method() | transloco"
              [aside]="'payments.optional' | transloco"
            >
              <input
                #told
                cdInput
                autocomplete="off"
                [attr.maxlength]="limits.referenceMax"
                [disabled]="isHeld()"
                [value]="reference()"
                (input)="reference.set(told.value)"
              />
            </cd-field>
          }
          <cd-field [label]="'payments.fact.reason' | transloco" [error]="reasonProblem()">
            <textarea
              #why
              cdInput
              rows="2"
              [attr.maxlength]="limits.reasonMax"
              [disabled]="isHeld()"
              [value]="reason()"
              (input)="reason.set(why.value)"
            ></textarea>
          </cd-field>
        </form>
      }
      <cd-act-foot
        foot
        form="cd-refund"
        [sending]="sending"
        [verb]="'payments.refund.verb' | transloco"
        (closed)="close()"
      />
    </cd-sheet>
  `,
})
export class RefundSheet extends LineAct {
  protected readonly limits = LEDGER;
  private readonly left = computed(() => {
    const line = this.line();
    return line ? line.amount.amountMinor - (line.refundedMinor ?? 0) : 0;
  });
  protected readonly most = computed(() => {
    const line = this.line();
    return line ? this.words.money({ ...line.amount, amountMinor: this.left() }) : '';
  });
  protected readonly amount = linkedSignal<number, number | null>({ source: this.left, computation: (left) => left });
  private readonly paidBy = computed<PaymentMethod>(() => this.line()?.method ?? 'CASH');
  protected readonly method = linkedSignal(() => this.paidBy());
  protected readonly reference = signal('');
  protected readonly reason = signal('');
  private readonly wrong = computed(() => {
    const amount = this.amount();
    return wrongAmount(amount) ?? ((amount ?? 0) > this.left() ? 'aboveLeft' : null);
  });
  protected readonly amountProblem = computed(() => {
    const wrong = this.wrong();
    return wrong && (this.hasTried() || wrong !== 'missing') ? this.words.say(`take.wrong.amount.${wrong}`) : null;
  });
  protected readonly reasonProblem = computed(() =>
    this.hasTried() && this.isReasonShort() ? this.words.say('reasonNeeded') : null,
  );

  constructor() {
    super('refund.verb');
  }

  protected override isTyped(): boolean {
    return Boolean(this.reason().trim() || this.reference().trim());
  }

  protected override prepared(line: PostingDto) {
    const amountMinor = this.amount();
    if (amountMinor === null || this.wrong() || this.isReasonShort()) return null;
    const reference = this.method() === 'CASH' ? '' : this.reference().trim();
    const what = {
      amount: { ...line.amount, amountMinor },
      reason: this.reason().trim(),
      method: this.method(),
      ...(reference && { reference }),
    };
    return (key: string) => this.api.refund(line.id, what, key);
  }

  protected override question(line: PostingDto): Question {
    const amount = this.words.money({ ...line.amount, amountMinor: this.amount() ?? 0 });
    const values = { amount, method: this.words.say(`by.${this.method()}`), name: this.words.name(line) };
    return {
      title: this.words.say('refund.ask.title', values),
      text: this.words.say('refund.ask.text'),
      action: this.words.say('refund.action', { amount }),
    };
  }

  private isReasonShort(): boolean {
    return this.reason().trim().length < LEDGER.reasonMin;
  }
}
