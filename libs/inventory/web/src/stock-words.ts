import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Expiry, InventoryItemDto, StockLevel, StockMovementDto } from '@cuspid/inventory/contracts';
import { ClinicClock, dayText } from '@cuspid/platform/web';
import { moneyText, type Amount, type Question, type Tone } from '@cuspid/ui';

const A_YEAR = 365;
const TONES: Record<StockLevel, Tone | null> = {
  OUT_OF_STOCK: 'red',
  CRITICAL: 'amber',
  LOW_STOCK: 'amber',
  NORMAL: null,
};

/** The stock in words. */
@Injectable({ providedIn: 'root' })
export class StockWords {
  private readonly words = inject(TranslocoService);
  private readonly clock = inject(ClinicClock);

  say(key: string, values?: Record<string, string | number>): string {
    return this.words.translate(`inventory.${key}`, values);
  }

  /** "12 boxes" is nobody's to build: the unit is the clinic's own word. "12 box". */
  amount(count: number, unit: string): string {
    return this.say('unit', { count: count.toLocaleString('en'), unit });
  }

  /** "2.5", of tenths; a dash for what nobody uses. */
  perWeek({ weeklyTenths }: InventoryItemDto): string {
    if (weeklyTenths === 0) return this.say('never');
    const [whole, tenth] = [Math.floor(weeklyTenths / 10), weeklyTenths % 10];
    return `${whole.toLocaleString('en')}${tenth ? `.${tenth}` : ''}`;
  }

  daysLeft({ daysLeft }: InventoryItemDto): string {
    if (daysLeft === null) return this.say('never');
    return daysLeft > A_YEAR ? this.say('over') : this.say('days', { count: daysLeft });
  }

  expiry(expiresOn: string | null, expiry: Expiry | null): string {
    if (!expiresOn) return this.say('never');
    return expiry === 'EXPIRED' ? this.say('expired', { day: dayText(expiresOn) }) : dayText(expiresOn);
  }

  /** "L2604A, 30 Nov 2028". */
  lot(lot: { number: string | null; expiresOn: string | null }): string {
    return [lot.number ?? this.say('noLot'), lot.expiresOn && dayText(lot.expiresOn)].filter(Boolean).join(', ');
  }

  /** Null where costs are not told. */
  cost(cost: Amount | null | undefined): string | null {
    return cost === undefined ? null : cost === null ? this.say('never') : moneyText(cost);
  }

  /** "+10" and "−3". */
  change({ change }: StockMovementDto): string {
    return `${change < 0 ? '−' : '+'}${Math.abs(change).toLocaleString('en')}`;
  }

  /** Asked before typed text is dropped. */
  discarding(): Question {
    const [title, text, action] = ['title', 'text', 'action'].map((one) => this.say(`discard.${one}`));
    return { title: title ?? '', text: text ?? '', action: action ?? '', danger: true };
  }

  moment(at: string): string {
    return `${dayText(this.clock.today(at))}, ${this.clock.time(at)}`;
  }

  why({ type, reason }: StockMovementDto): string {
    return this.say(`why.${type}.${reason}`);
  }
}

export const toneOf = (level: StockLevel): Tone | null => TONES[level];
