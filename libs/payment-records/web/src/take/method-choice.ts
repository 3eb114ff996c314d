import { Component, computed, ElementRef, inject, input, model, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PAYMENT_METHODS, type PaymentMethod } from '@cuspid/payment-records/contracts';
import { PaymentWords } from '../payment-words';

/** One key each. No digit: digits are the amount. */
export const METHOD_KEYS: Record<PaymentMethod, string> = {
  CASH: 'c',
  CARD: 'd',
  BANK_TRANSFER: 'b',
  ONLINE: 'o',
  CHEQUE: 'q',
  OTHER: 't',
};

export const methodOf = (key: string): PaymentMethod | null =>
  PAYMENT_METHODS.find((method) => METHOD_KEYS[method] === key.toLowerCase()) ?? null;

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 3, ArrowLeft: -1, ArrowUp: -3 };

/** How somebody pays: all ways visible, one key each, arrows go from one to the next. */
@Component({
  selector: 'cd-method-choice',
  imports: [TranslocoPipe],
  host: {
    class: 'pay-methods',
    role: 'radiogroup',
    '[attr.aria-label]': 'label()',
  },
  template: `
    @for (one of methods; track one.method; let index = $index) {
      <button
        #choice
        type="button"
        role="radio"
        class="pay-method"
        [attr.data-method]="one.method"
        [attr.aria-checked]="one.method === value()"
        [attr.aria-keyshortcuts]="one.key"
        [tabindex]="one.method === value() ? 0 : -1"
        [disabled]="disabled()"
        (click)="value.set(one.method)"
        (keydown)="move($event, index)"
      >
        {{ 'payments.method.' + one.method | transloco }} <kbd aria-hidden="true">{{ one.key.toUpperCase() }}</kbd>
      </button>
    }
  `,
})
export class MethodChoice {
  readonly value = model.required<PaymentMethod>();
  readonly disabled = input(false);

  private readonly words = inject(PaymentWords);
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('choice');
  protected readonly label = computed(() => this.words.say('take.method'));
  protected readonly methods = PAYMENT_METHODS.map((method) => ({ method, key: METHOD_KEYS[method] }));

  /** To the chosen one. */
  focus(): void {
    this.buttons()[PAYMENT_METHODS.indexOf(this.value())]?.nativeElement.focus();
  }

  protected move(event: KeyboardEvent, index: number): void {
    const step = STEP[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (index + step + PAYMENT_METHODS.length) % PAYMENT_METHODS.length;
    const method = PAYMENT_METHODS[next];
    if (!method) return;
    this.value.set(method);
    this.buttons()[next]?.nativeElement.focus();
  }
}
