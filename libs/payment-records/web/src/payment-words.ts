import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { receiptText, type PostingDto } from '@cuspid/payment-records/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { amountText, moneyText, type Amount, type Tone } from '@cuspid/ui';

/** A fact about a line, in words and with a tone. */
export interface Mark {
  text: string;
  tone: Tone;
}

/** The lines of the ledger in words. */
@Injectable({ providedIn: 'root' })
export class PaymentWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values: Record<string, string | number> = {}): string {
    return this.words.translate(`payments.${key}`, values);
  }

  money(amount: Amount): string {
    return moneyText(amount);
  }

  /** Without its currency: where the page says which. */
  figure(minor: number, currency: string): string {
    return amountText(minor, currency);
  }

  /** What a line is: "Composite filling", "Cash · 8841", "Refund by card", "Reversal". */
  what({ kind, description, method, reference }: PostingDto): string {
    if (kind === 'CHARGE') return description ?? this.say('kind.CHARGE');
    const how = method ? this.say(`method.${method}`) : '';
    const said = kind === 'PAYMENT' ? how : [this.say(`kind.${kind}`), how].filter(Boolean).join(' · ');
    return [said, reference].filter(Boolean).join(' · ');
  }

  /** "Payment 000042", and of what has no receipt its kind. */
  name(posting: PostingDto): string {
    const kind = this.say(`kind.${posting.kind}`);
    return posting.receiptNumber === null ? kind : `${kind} ${receiptText(posting.receiptNumber)}`;
  }

  receipt({ receiptNumber }: PostingDto): string {
    return receiptNumber === null ? '' : receiptText(receiptNumber);
  }

  /** What is to be known of a line beside its amount: reversed, given back, still to pay, overdue, not allocated. */
  marks(posting: PostingDto): Mark[] {
    const { status, kind, amount, openMinor, refundedMinor } = posting;
    if (kind === 'REVERSAL') return [];
    if (status === 'VOID') return [this.mark('mark.void', 'grey')];
    const figure = (minor: number) => ({ amount: amountText(minor, amount.currency) });
    const marks: Mark[] = [];
    if (status === 'REFUNDED') marks.push(this.mark('mark.refunded', 'violet'));
    else if (refundedMinor) marks.push(this.mark('mark.partRefunded', 'violet', figure(refundedMinor)));
    if (kind === 'CHARGE') marks.push(this.open(posting));
    else if (kind === 'PAYMENT' && openMinor) marks.push(this.mark('mark.prepaid', 'blue', figure(openMinor)));
    return marks;
  }

  isOverdue({ kind, status, openMinor, dueOn }: PostingDto): boolean {
    return kind === 'CHARGE' && status !== 'VOID' && Boolean(openMinor) && dueOn !== null && dueOn < this.clock.today();
  }

  /** "23 Nov 2026, 10:42". */
  moment(instant: string): string {
    return `${dayText(this.clock.today(instant))}, ${this.clock.time(instant)}`;
  }

  day(day: string): string {
    return dayText(day);
  }

  private open(posting: PostingDto): Mark {
    const { amount, openMinor } = posting;
    if (!openMinor) return this.mark('mark.paid', 'green');
    const values = { amount: amountText(openMinor, amount.currency) };
    return this.isOverdue(posting)
      ? this.mark('mark.overdue', 'red', values)
      : this.mark('mark.toPay', 'amber', values);
  }

  private mark(key: string, tone: Tone, values: Record<string, string> = {}): Mark {
    return { text: this.say(key, values), tone };
  }
}
