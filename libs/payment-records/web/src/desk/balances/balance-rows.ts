import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal, signal } from '@angular/core';
import { RowBalances, type RowBalance } from '@cuspid/patients/web';
import type { PatientBalancesDto } from '@cuspid/payment-records/contracts';
import { LiveEvents, rereads, Session } from '@cuspid/platform/web';
import { moneyText } from '@cuspid/ui';
import { CashWords } from '../cash-words';

/** The balances of the patients of a page: one question for all of them, asked again when money moves. */
@Injectable()
export class BalanceRows extends RowBalances {
  private readonly words = inject(CashWords);
  private readonly ids = signal<readonly number[]>([]);
  readonly mayRead = inject(Session).can('payment.read');
  private readonly read = httpResource<PatientBalancesDto>(() => {
    const ids = this.ids();
    if (!this.mayRead || !ids.length) return undefined;
    return { url: '/api/payment-records/balances', params: { patientIds: ids.join(',') } };
  });
  private readonly last = linkedSignal<PatientBalancesDto | undefined, PatientBalancesDto | null>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  readonly of = computed(() => {
    const last = this.last();
    if (!last) return null;
    const known = new Map<number, RowBalance[]>();
    for (const { patientId, currency, balanceMinor } of last.items) {
      if (balanceMinor !== 0)
        known.set(patientId, [...(known.get(patientId) ?? []), this.told(balanceMinor, currency)]);
    }
    return known;
  });

  constructor() {
    super();
    inject(LiveEvents).on('payments', rereads(this.read));
  }

  show(patientIds: readonly number[]): void {
    this.ids.set(patientIds);
  }

  /** "LKR 1,500.00", or "LKR 200.00 credit": never by a sign alone. */
  private told(balanceMinor: number, currency: string): RowBalance {
    const amount = moneyText({ amountMinor: Math.abs(balanceMinor), currency });
    return balanceMinor > 0
      ? { text: amount, owes: true }
      : { text: this.words.say('credit', { amount }), owes: false };
  }
}
