import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideCalendarClock, LucideChevronDown, LucideChevronUp, LucideX } from '@lucide/angular';
import type { InstalmentPlanDto } from '@cuspid/payment-records/contracts';
import { Chip } from '@cuspid/ui';
import { TermsWords } from '../terms-words';

/** One instalment plan: how far it is paid, what comes next, and all of it on demand. */
@Component({
  selector: 'cd-plan-card',
  imports: [Chip, LucideCalendarClock, LucideChevronDown, LucideChevronUp, LucideX, TranslocoPipe],
  host: { class: 'terms-plan', '[attr.data-plan]': 'plan().id' },
  templateUrl: './plan-card.html',
})
export class PlanCard {
  readonly plan = input.required<InstalmentPlanDto>();
  readonly mayRecord = input(false);
  readonly rescheduled = output<void>();
  readonly cancelled = output<void>();

  protected readonly words = inject(TermsWords);
  protected readonly isOpen = signal(false);
  protected readonly isRunning = computed(() => this.plan().state === 'RUNNING');
  protected readonly next = computed(() => this.plan().instalments.find(({ state }) => state === 'DUE') ?? null);
  protected readonly rows = computed(() =>
    this.plan().instalments.map((row) => ({ ...row, standing: this.words.instalment(row.state) })),
  );
  /** Shares of the whole in hundredths, for the bar: what is paid, and what is charged and not paid. */
  protected readonly shares = computed(() => {
    const { total, paid, charged } = this.plan();
    const share = (minor: number) => (total.amountMinor ? (minor / total.amountMinor) * 100 : 0);
    return { paid: share(paid.amountMinor), owed: share(Math.max(0, charged.amountMinor - paid.amountMinor)) };
  });
  protected readonly progress = computed(() => {
    const { paid, total } = this.plan();
    return this.words.say('plans.progress', { paid: this.words.money(paid), total: this.words.money(total) });
  });
  protected readonly about = computed(() => {
    const { createdAt, createdBy, cancelledAt, cancelledBy, cancelReason } = this.plan();
    return cancelledAt
      ? this.words.say('plans.cancelled', {
          ...{ day: this.words.dayOf(cancelledAt), by: cancelledBy?.name ?? '', reason: cancelReason ?? '' },
        })
      : this.words.say('plans.agreed', { day: this.words.dayOf(createdAt), by: createdBy.name });
  });
}
