import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideBanknote } from '@lucide/angular';
import { dayText, Session } from '@cuspid/platform/web';
import { moneyText } from '@cuspid/ui';
import { CashWords } from '../cash-words';
import { balanceText, readBalance } from './patient-balance';

/** On the first page of a patient's record: what they owe, since when, and what of it is overdue. */
@Component({
  selector: 'cd-balance-card',
  imports: [LucideBanknote, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <section class="card p-4" aria-labelledby="cd-balance">
      <div class="flex items-center mb-2 min-h-8">
        <h2 id="cd-balance">{{ 'cash.balance' | transloco }}</h2>
        @if (mayTake) {
          <a
            class="btn btn-small ml-auto"
            [routerLink]="['/patients', patientId(), 'payments']"
            [queryParams]="{ take: '' }"
            ><svg lucideBanknote [size]="14"></svg>{{ 'cash.take' | transloco }}</a
          >
        }
      </div>
      @if (lines(); as lines) {
        @for (line of lines; track line.currency) {
          <p class="tabular">
            <a class="link" [routerLink]="['/patients', patientId(), 'payments']">{{ line.text }}</a>
            <span class="ml-1.5 text-ink-2">{{ line.note }}</span>
            @if (line.overdue) {
              <b class="ml-1.5 text-red">{{ line.overdue }}</b>
            }
          </p>
        } @empty {
          <p class="text-ink-2">{{ 'cash.nothingPosted' | transloco }}</p>
        }
      } @else if (balance.failed()) {
        <p class="text-ink-2" role="status">
          {{ 'cash.balanceFailed' | transloco }}
          <button type="button" class="link" (click)="balance.reload()">{{ 'ui.retry' | transloco }}</button>
        </p>
      } @else {
        <p class="text-ink-3" role="status">{{ 'ui.loading' | transloco }}</p>
      }
    </section>
  `,
})
export class BalanceCard {
  readonly patientId = input.required<number>();

  private readonly words = inject(CashWords);
  protected readonly mayTake = inject(Session).can('payment.record');
  protected readonly balance = readBalance(() => this.patientId());
  protected readonly lines = computed(() => {
    const items = this.balance.items();
    if (!items) return null;
    return items.map((one) => ({
      currency: one.currency,
      text: balanceText(one, this.words),
      note: one.openSince && one.balanceMinor > 0 ? this.words.say('openSince', { day: dayText(one.openSince) }) : '',
      overdue: one.overdueMinor
        ? this.words.say('overdue', { amount: moneyText({ amountMinor: one.overdueMinor, currency: one.currency }) })
        : '',
    }));
  });
}
