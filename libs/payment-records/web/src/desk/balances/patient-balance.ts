import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import type { BalanceDto, CurrencyBalanceDto } from '@cuspid/payment-records/contracts';
import { LiveEvents, rereads } from '@cuspid/platform/web';
import { amountText, moneyText } from '@cuspid/ui';
import { CashWords } from '../cash-words';

/** Where a patient stands now, in every currency. Needs an injection context. */
export function readBalance(patientId: () => number) {
  const read = httpResource<BalanceDto>(() => `/api/patients/${patientId()}/balance`);
  const reload = rereads(read);
  inject(LiveEvents).on('payments', (event) => {
    if (event.patientId === undefined || event.patientId === patientId()) reload();
  });
  const items: Signal<readonly CurrencyBalanceDto[] | null> = computed(() =>
    read.hasValue() ? read.value().items : null,
  );
  return { items, reload, failed: computed(() => read.error() !== undefined) };
}

/** "LKR 1,500.00", "LKR 200.00 credit", "LKR 0.00". */
export function balanceText({ balanceMinor, currency }: CurrencyBalanceDto, words: CashWords): string {
  const amount = moneyText({ amountMinor: Math.abs(balanceMinor), currency });
  return balanceMinor < 0 ? words.say('credit', { amount }) : amount;
}

/** "overdue", "3,000.00 overdue" when it is not all of it; nothing when nothing is. */
export function overdueText({ balanceMinor, overdueMinor, currency }: CurrencyBalanceDto, words: CashWords): string {
  if (overdueMinor <= 0) return '';
  if (overdueMinor === balanceMinor) return words.say('overdueMark');
  return words.say('overdueOf', { amount: amountText(overdueMinor, currency) });
}
