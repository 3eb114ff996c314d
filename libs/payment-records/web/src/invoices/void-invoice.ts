import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { INVOICE, LEDGER, type InvoiceSummaryDto } from '@cuspid/payment-records/contracts';
import { Confirmation, Field, TextInput } from '@cuspid/ui';
import { ActProblem } from '../giving/act-parts';
import { PaymentWords } from '../payment-words';
import { PaymentsApi } from '../payments-api';
import { Sending } from '../sending';

/** Makes an invoice void by a credit note, with a reason. Its number stays its own. */
@Component({
  selector: 'cd-void-invoice',
  imports: [ActProblem, Field, TextInput, TranslocoPipe],
  host: { class: 'block max-w-[560px]', '(keydown.escape)': '$event.stopPropagation(); closed.emit()' },
  template: `
    <form class="pay-stack gap-3!" (submit)="$event.preventDefault(); post()">
      <cd-act-problem [sending]="sending" />
      <cd-field [label]="'payments.fact.reason' | transloco" [error]="problem()">
        <input
          #why
          cdInput
          autocomplete="off"
          [attr.maxlength]="max"
          [disabled]="sending.state() !== 'ready'"
          [value]="reason()"
          (input)="reason.set(why.value)"
        />
      </cd-field>
      <span class="flex gap-2">
        <button type="submit" class="btn btn-small btn-danger">{{ 'payments.invoice.voidVerb' | transloco }}</button>
        <button type="button" class="btn btn-small btn-ghost" (click)="closed.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </span>
    </form>
  `,
})
export class VoidInvoice {
  readonly invoice = input.required<InvoiceSummaryDto>();
  readonly closed = output<void>();
  readonly done = output<void>();

  private readonly api = inject(PaymentsApi);
  private readonly words = inject(PaymentWords);
  private readonly confirmation = inject(Confirmation);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('why');
  protected readonly max = INVOICE.reasonMax;
  protected readonly sending = new Sending();
  protected readonly reason = signal('');
  private readonly hasTried = signal(false);
  protected readonly problem = computed(() =>
    this.hasTried() && this.isShort() ? this.words.say('reasonNeeded') : null,
  );

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected async post(): Promise<void> {
    this.hasTried.set(true);
    if (this.isShort() || this.sending.state() === 'sending') return;
    const { id, number } = this.invoice();
    const goes =
      this.sending.state() === 'unknown' ||
      (await this.confirmation.ask({
        title: this.words.say('invoice.ask.void', { number }),
        text: this.words.say('invoice.ask.voidText'),
        action: this.words.say('invoice.voidVerb'),
        danger: true,
      }));
    if (!goes) return;
    const what = { reason: this.reason().trim() };
    if (await this.sending.send((key) => this.api.void(id, what, key))) this.done.emit();
  }

  private isShort(): boolean {
    return this.reason().trim().length < LEDGER.reasonMin;
  }
}
