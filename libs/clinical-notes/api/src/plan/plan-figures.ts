import { EXECUTION_STATUSES, isOpenItem } from '@cuspid/clinical-notes/contracts';
import type { PlanItemDto, PlanProgressDto, PlanTotalDto } from '@cuspid/clinical-notes/contracts/dto';
import type { MoneyDto } from '@cuspid/platform/contracts/dto';

type Counted = Pick<PlanItemDto, 'executionStatus' | 'price'>;

/** What items cost together, a sum for each currency in the order of their codes. */
export function amountsOf(items: readonly Counted[]): MoneyDto[] {
  const sums = new Map<string, number>();
  for (const { price } of items) {
    if (price) sums.set(price.currency, (sums.get(price.currency) ?? 0) + price.amountMinor);
  }
  return [...sums]
    .map(([currency, amountMinor]) => ({ amountMinor, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Items and sums of every state that occurs. */
export const totalsOf = (items: readonly Counted[]): PlanTotalDto[] =>
  EXECUTION_STATUSES.map((executionStatus) => {
    const own = items.filter((item) => item.executionStatus === executionStatus);
    return { executionStatus, items: own.length, amounts: amountsOf(own) };
  }).filter(({ items: count }) => count > 0);

/** How far it has come; what was cancelled counts for nothing. */
export function progressOf(items: readonly Counted[]): PlanProgressDto {
  const wanted = items.filter(({ executionStatus }) => executionStatus !== 'CANCELLED');
  const done = wanted.filter(({ executionStatus }) => executionStatus === 'COMPLETED').length;
  const open = wanted.filter(({ executionStatus }) => isOpenItem(executionStatus)).length;
  return { items: wanted.length, done, open, percent: wanted.length ? Math.floor((done * 100) / wanted.length) : 0 };
}
