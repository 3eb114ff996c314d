import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { DiscountState, InstalmentState, PlanState } from '@cuspid/payment-records/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { moneyText, type Amount, type Tone } from '@cuspid/ui';

const INSTALMENT: Record<InstalmentState, Tone> = {
  DUE: 'line',
  CHARGED: 'blue',
  PART_PAID: 'amber',
  PAID: 'green',
  OVERDUE: 'red',
  ENDED: 'grey',
  VOID: 'grey',
};
const PLAN: Record<PlanState, Tone> = { RUNNING: 'blue', COMPLETE: 'green', CANCELLED: 'grey' };
const DISCOUNT: Record<DiscountState, Tone> = { WAITING: 'amber', GRANTED: 'green', REFUSED: 'red', WITHDRAWN: 'grey' };

/** Instalments and discounts in words. */
@Injectable({ providedIn: 'root' })
export class TermsWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values: Record<string, string | number> = {}): string {
    return this.words.translate(`payments.terms.${key}`, values);
  }

  money(amount: Amount): string {
    return moneyText(amount);
  }

  day(day: string): string {
    return dayText(day);
  }

  /** The clinic's day of an instant. */
  dayOf(instant: string): string {
    return dayText(this.clock.today(instant));
  }

  instalment(state: InstalmentState): { text: string; tone: Tone } {
    return { text: this.say(`instalment.state.${state}`), tone: INSTALMENT[state] };
  }

  plan(state: PlanState): { text: string; tone: Tone } {
    return { text: this.say(`plans.state.${state}`), tone: PLAN[state] };
  }

  discount(state: DiscountState): { text: string; tone: Tone } {
    return { text: this.say(`discount.state.${state}`), tone: DISCOUNT[state] };
  }

  /** "10 %", "2.5 %": hundredths of a per cent, by their digits. */
  share(basisPoints: number): string {
    const rest = String(basisPoints % 100)
      .padStart(2, '0')
      .replace(/0+$/, '');
    const whole = String(Math.floor(basisPoints / 100));
    return this.say('discount.share', { percent: rest ? `${whole}.${rest}` : whole });
  }
}

/** "12.5" as hundredths of a per cent; null for what is none, or not between nothing and all of it. Read by its digits. */
export function basisPointsOf(typed: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? [];
  if (!whole) return null;
  const points = Number.parseInt(whole, 10) * 100 + Number.parseInt(part.padEnd(2, '0'), 10);
  return points >= 1 && points <= 10_000 ? points : null;
}
