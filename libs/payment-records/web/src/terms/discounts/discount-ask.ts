import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucidePercent } from '@lucide/angular';
import { shareOf, TERMS, type DiscountDto, type PostingDto } from '@cuspid/payment-records/contracts';
import type { AskDiscountDto } from '@cuspid/payment-records/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { idempotencyKey, LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { Chip, Field, MoneyField, Segmented, TextInput, Toasts } from '@cuspid/ui';
import { ActProblem } from '../../giving/act-parts';
import { Sending } from '../../sending';
import { TermsApi } from '../terms-api';
import { basisPointsOf, TermsWords } from '../terms-words';

const READ = 100;
type How = 'percent' | 'amount';

/** The discounts of a charge, and the form that asks for one: part of what a line of the ledger shows. */
@Component({
  selector: 'cd-discount-ask',
  imports: [ActProblem, Chip, Field, LucidePercent, MoneyField, Segmented, TextInput, TranslocoPipe],
  host: { class: 'block empty:hidden' },
  templateUrl: './discount-ask.html',
})
export class DiscountAsk {
  readonly charge = input.required<PostingDto>();
  readonly mayRecord = input(false);

  private readonly api = inject(TermsApi);
  private readonly toasts = inject(Toasts);
  protected readonly words = inject(TermsWords);
  protected readonly limits = TERMS;
  private readonly read = httpResource<Page<DiscountDto>>(() => ({
    url: TermsApi.discountsOf(this.charge().patientId),
    params: { limit: READ },
  }));
  private readonly reload = rereads(this.read);
  /** The last answer; null before there is one, when nobody knows whether one waits already. */
  private readonly all = linkedSignal<readonly DiscountDto[] | null, readonly DiscountDto[] | null>({
    source: () => (this.read.hasValue() ? this.read.value().items : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly discounts = computed(() =>
    (this.all() ?? []).filter(({ charge }) => charge.id === this.charge().id),
  );
  protected readonly currency = computed(() => this.charge().amount.currency);
  private readonly open = computed(() => this.charge().openMinor ?? 0);
  protected readonly mayAsk = computed(() => {
    const { kind, status } = this.charge();
    const waits = this.discounts().some(({ state }) => state === 'WAITING');
    const isOpen = kind === 'CHARGE' && status !== 'VOID' && this.open() > 0;
    return this.mayRecord() && this.all() !== null && isOpen && !waits;
  });

  private readonly id = computed(() => this.charge().id);
  protected readonly isAsking = linkedSignal<number, boolean>({ source: this.id, computation: () => false });
  protected readonly how = signal<How>('percent');
  protected readonly hows = (['percent', 'amount'] as const).map((value) => ({
    value,
    label: this.words.say(value === 'percent' ? 'discount.asPercent' : 'discount.asAmount'),
  }));
  protected readonly percent = linkedSignal<number, string>({ source: this.id, computation: () => '10' });
  protected readonly amount = linkedSignal<number, number | null>({ source: this.id, computation: () => null });
  protected readonly reason = linkedSignal<number, string>({ source: this.id, computation: () => '' });
  protected readonly sending = linkedSignal<number, Sending>({ source: this.id, computation: () => new Sending() });
  protected readonly hasTried = linkedSignal<number, boolean>({ source: this.id, computation: () => false });
  protected readonly isBusy = signal(false);
  /** What it comes to; null while that cannot be told. */
  protected readonly off = computed(() => {
    const points = basisPointsOf(this.percent());
    const off = this.how() === 'amount' ? this.amount() : points && shareOf(this.charge().amount.amountMinor, points);
    return off !== null && off > 0 && off <= this.open() ? off : null;
  });

  constructor() {
    inject(LiveEvents).on('payments', ({ patientId }) => {
      if (patientId === undefined || patientId === this.charge().patientId) this.reload();
    });
  }

  protected money(amountMinor: number): string {
    return this.words.money({ amountMinor, currency: this.currency() });
  }

  protected left(off: number): string {
    return this.money(this.open() - off);
  }

  protected setHow(value: string | null): void {
    this.how.set(value === 'amount' ? 'amount' : 'percent');
  }

  protected about({ askedBy, askedAt, decidedBy, decidedAt, answer }: DiscountDto): string {
    const asked = this.words.say('discount.askedBy', { by: askedBy.name, day: this.words.dayOf(askedAt) });
    if (!decidedAt) return asked;
    const values = { by: decidedBy?.name ?? '', day: this.words.dayOf(decidedAt) };
    return [asked, this.words.say('discount.answeredBy', values), answer].filter(Boolean).join(' · ');
  }

  protected async send(): Promise<void> {
    this.hasTried.set(true);
    const [off, reason] = [this.off(), this.reason().trim()];
    if (off === null || !reason) return;
    const { id: chargeId, patientId } = this.charge();
    const points = this.how() === 'percent' ? basisPointsOf(this.percent()) : null;
    const amount = { amountMinor: off, currency: this.currency() };
    const what: AskDiscountDto = { chargeId, reason, ...(points ? { basisPoints: points } : { amount }) };
    const asked = await this.sending().send((key) => this.api.ask(patientId, what, key));
    if (!asked) return;
    this.isAsking.set(false);
    this.sending.set(new Sending());
    this.hasTried.set(false);
    this.reason.set('');
    this.reload();
    this.toasts.show(this.words.say(asked.state === 'GRANTED' ? 'discount.grantedAtOnce' : 'discount.asked'));
  }

  protected async withdraw(id: number): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await this.api.withdraw(id, idempotencyKey());
      this.toasts.show(this.words.say('discount.withdrawn'));
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('discount.notDone'));
    } finally {
      this.isBusy.set(false);
      this.reload();
    }
  }
}
