import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PaymentMethod } from '@cuspid/payment-records/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { amountText } from '@cuspid/ui';
import type { Difference } from './cash-count';

/** What the cash desk says. */
@Injectable({ providedIn: 'root' })
export class CashWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`cash.${key}`, values);
  }

  method(method: PaymentMethod): string {
    return this.say(`method.${method}`);
  }

  /** "120.00 more than expected" */
  difference({ kind, amountMinor }: Difference, currency: string): string {
    return this.say(`difference.${kind}`, { amount: amountText(amountMinor, currency) });
  }

  /** "today 08:12", "22 Nov 2026 17:40" */
  when(at: string): string {
    const day = this.clock.today(at);
    const time = this.clock.time(at);
    return day === this.clock.today() ? this.say('todayAt', { time }) : `${dayText(day)} ${time}`;
  }
}
