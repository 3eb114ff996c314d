import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePrinter, LucideReceiptText, LucideSplit, LucideUndo2, LucideX } from '@lucide/angular';
import type { PostingDto } from '@cuspid/payment-records/contracts';
import { KeyCap, Session } from '@cuspid/platform/web';
import { Chip, Sheet, Skeleton } from '@cuspid/ui';
import { PaymentPapers } from '../papers/papers';
import { DiscountAsk } from '../terms/discounts/discount-ask';
import { PaymentWords } from '../payment-words';
import { PatientAccount } from './patient-account';
import { RelatedLines } from './related-lines';

/** One line of the ledger: what is known of it, what it hangs together with, and what can be done about it. */
@Component({
  selector: 'cd-posting-detail',
  imports: [
    Chip,
    DiscountAsk,
    KeyCap,
    LucidePrinter,
    LucideReceiptText,
    LucideSplit,
    LucideUndo2,
    LucideX,
    Sheet,
    Skeleton,
    TranslocoPipe,
  ],
  providers: [RelatedLines],
  host: { class: 'contents' },
  templateUrl: './posting-detail.html',
})
export class PostingDetail {
  readonly mayRecord = input(false);
  readonly closed = output<void>();
  readonly acted = output<'refund' | 'reverse' | 'allocate'>();
  readonly picked = output<number>();

  private readonly session = inject(Session);
  private readonly related = inject(RelatedLines);
  protected readonly account = inject(PatientAccount);
  protected readonly papers = inject(PaymentPapers);
  protected readonly words = inject(PaymentWords);
  protected readonly line = this.account.chosen;
  protected readonly heading = computed(() => {
    const line = this.line();
    return line ? this.words.name(line) : this.words.say('title');
  });
  protected readonly facts = computed(() => {
    const line = this.line();
    return line ? this.factsOf(line) : [];
  });
  /** What it settles, or what settles it. */
  protected readonly settles = computed(() => {
    const line = this.line();
    if (!line) return [];
    return line.allocations.map(({ paymentId, chargeId, amountMinor }) => {
      const id = line.kind === 'CHARGE' ? paymentId : chargeId;
      return { id, text: this.nameOf(id), amount: this.words.figure(amountMinor, line.amount.currency) };
    });
  });
  /** What undid it, what it undid, and what was given back. */
  protected readonly chain = computed(() => {
    const line = this.line();
    if (!line) return [];
    const { reversedById, reversesId, refundOfId } = line;
    const links = [
      { said: 'reversedBy', id: reversedById },
      { said: 'reverses', id: reversesId },
      { said: 'refundOf', id: refundOfId },
      ...this.related.refunds().map(({ id }) => ({ said: 'refund', id })),
    ];
    return links.flatMap(({ said, id }) =>
      id === null ? [] : [{ said, id, text: this.nameOf(id), why: this.why(id) }],
    );
  });
  protected readonly mayReverse = computed(() => {
    const line = this.line();
    const isLive = line && line.status !== 'VOID' && line.kind !== 'REVERSAL';
    // What was given back of a payment is reversed first.
    return Boolean(isLive && this.session.can('payment.reverse') && !line.refundedMinor);
  });
  protected readonly mayRefund = computed(() => {
    const line = this.line();
    const isLive = line?.kind === 'PAYMENT' && line.status !== 'VOID' && line.status !== 'REFUNDED';
    return isLive && this.mayRecord();
  });
  protected readonly mayAllocate = computed(() => this.mayRefund() && Boolean(this.line()?.openMinor));

  private factsOf(line: PostingDto): { key: string; text: string }[] {
    const { amount, tenderedMinor, changeMinor, method, openMinor, kind } = line;
    const figure = (minor: number | null) => (minor === null ? '' : this.words.figure(minor, amount.currency));
    const known = [
      { key: 'day', text: this.words.day(line.paidOn) },
      { key: 'dueOn', text: line.dueOn ? this.words.day(line.dueOn) : '' },
      { key: 'method', text: method ? this.words.say(`method.${method}`) : '' },
      { key: 'reference', text: line.reference ?? '' },
      { key: 'tendered', text: figure(tenderedMinor) },
      { key: 'change', text: figure(changeMinor) },
      { key: kind === 'CHARGE' ? 'toPay' : 'prepaid', text: line.status === 'VOID' ? '' : figure(openMinor || null) },
      { key: 'refunded', text: figure(line.refundedMinor || null) },
      { key: 'reason', text: line.reason ?? '' },
      { key: 'notes', text: line.notes ?? '' },
      { key: 'posted', text: [this.words.moment(line.postedAt), line.postedBy?.name].filter(Boolean).join(' · ') },
    ];
    return known.filter(({ text }) => text);
  }

  private nameOf(id: number): string {
    const line = this.related.find(id) ?? this.related.refunds().find((one) => one.id === id);
    if (!line) return this.words.say('line.another');
    const what = line.kind === 'CHARGE' ? this.words.what(line) : this.words.name(line);
    return `${what} · ${this.words.day(line.paidOn)}`;
  }

  private why(id: number): string {
    return this.related.find(id)?.reason ?? this.related.refunds().find((one) => one.id === id)?.reason ?? '';
  }
}
