import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PaymentMethod } from '@cuspid/payment-records/contracts';
import { PaymentWords } from '../payment-words';

/** What the receipt will say. */
export interface ReceiptDraft {
  clinic: { name: string; place: string | null; phone: string | null } | null;
  patient: { name: string; code: string } | null;
  currency: string;
  amountMinor: number;
  method: PaymentMethod;
  reference: string;
  day: string;
  lines: readonly { text: string; day: string | null; amountMinor: number }[];
  tenderedMinor: number | null;
  changeMinor: number | null;
  balanceMinor: number;
}

/** The receipt before it has a number: the same lines as the paper that comes out. */
@Component({
  selector: 'cd-receipt-preview',
  imports: [TranslocoPipe],
  host: { class: 'pay-paper', role: 'figure', '[attr.aria-label]': 'label()' },
  template: `
    @let paper = draft();
    <div>
      <h3>{{ paper.clinic?.name }}</h3>
      <p class="pay-paper-quiet">{{ about() }}</p>
    </div>
    <div class="flex justify-between gap-3">
      <div>
        <h3>{{ 'payments.preview.title' | transloco }}</h3>
        <p class="pay-paper-quiet">{{ 'payments.preview.number' | transloco }}</p>
      </div>
      <p class="tabular whitespace-nowrap">{{ words.day(paper.day) }}</p>
    </div>
    @if (paper.patient; as patient) {
      <p>
        {{ 'payments.preview.from' | transloco }} <b>{{ patient.name }}</b> ·
        <span class="tabular">{{ patient.code }}</span>
      </p>
    }
    <table>
      <tbody>
        @for (line of paper.lines; track $index) {
          <tr>
            <td>
              {{ line.text }}
              @if (line.day; as day) {
                <span class="pay-paper-quiet tabular whitespace-nowrap">{{ words.day(day) }}</span>
              }
            </td>
            <td>{{ figure(line.amountMinor) }}</td>
          </tr>
        }
        <tr class="pay-sum">
          <td>{{ 'payments.preview.paid' | transloco }}</td>
          <td>{{ words.money({ amountMinor: paper.amountMinor, currency: paper.currency }) }}</td>
        </tr>
        <tr>
          <td>{{ 'payments.method.' + paper.method | transloco }}</td>
          <td>{{ paper.reference }}</td>
        </tr>
        @if (paper.tenderedMinor !== null && paper.changeMinor !== null) {
          <tr>
            <td>{{ 'payments.preview.tendered' | transloco }}</td>
            <td>{{ figure(paper.tenderedMinor) }}</td>
          </tr>
          <tr>
            <td>{{ 'payments.preview.change' | transloco }}</td>
            <td>{{ figure(paper.changeMinor) }}</td>
          </tr>
        }
      </tbody>
    </table>
    <p class="pay-paper-quiet">{{ 'payments.preview.after' | transloco: { balance: after() } }}</p>
  `,
})
export class ReceiptPreview {
  readonly draft = input.required<ReceiptDraft>();

  protected readonly words = inject(PaymentWords);
  protected readonly label = computed(() => this.words.say('preview.label'));
  protected readonly about = computed(() => {
    const { clinic } = this.draft();
    return [clinic?.place, clinic?.phone].filter(Boolean).join(' · ');
  });
  protected readonly after = computed(() => {
    const { balanceMinor, currency } = this.draft();
    const amount = this.words.money({ amountMinor: Math.abs(balanceMinor), currency });
    return this.words.say(`preview.${balanceMinor > 0 ? 'owed' : balanceMinor < 0 ? 'credit' : 'nothing'}`, { amount });
  });

  protected figure(minor: number): string {
    return this.words.figure(minor, this.draft().currency);
  }
}
