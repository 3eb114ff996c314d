import { inject, Injectable } from '@angular/core';
import type { PlanItemDto, PlanProgressDto, PlanTotalDto } from '@cuspid/clinical-notes/contracts';
import { dayText } from '@cuspid/platform/web';
import { moneyText, type Amount } from '@cuspid/ui';
import { NoteWords } from '../notes/note-words';

const CANCELLED = 'CANCELLED';

/** The words and figures of a plan. */
@Injectable({ providedIn: 'root' })
export class PlanWords {
  private readonly words = inject(NoteWords);

  /** "LKR 1,500.00", and a word where the price is agreed each time. */
  price({ price }: Pick<PlanItemDto, 'price'>): string {
    return price ? this.amount(price) : this.words.say('plan.noPrice');
  }

  amount(amount: Amount): string {
    return moneyText(amount);
  }

  /** What all of it costs but what was cancelled, a sum for each currency. */
  sum(totals: readonly PlanTotalDto[]): string {
    const sums = new Map<string, number>();
    for (const { executionStatus, amounts } of totals) {
      if (executionStatus === CANCELLED) continue;
      for (const { amountMinor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
    }
    return [...sums].map(([currency, amountMinor]) => this.amount({ amountMinor, currency })).join(' + ');
  }

  progress({ done, items }: PlanProgressDto): string {
    return this.words.say('plan.progress', { done, items });
  }

  /** "16, 26 · planned for 24 Nov 2026 · Dr Perera" */
  about({ teeth, plannedFor, executedAt, provider }: PlanItemDto): string {
    const day = executedAt?.length === 10 ? dayText(executedAt) : executedAt;
    return [
      teeth.join(', '),
      day
        ? this.words.say('plan.doneOn', { day })
        : plannedFor && this.words.say('plan.for', { day: dayText(plannedFor) }),
      provider?.name,
    ]
      .filter(Boolean)
      .join(' · ');
  }
}
