import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideClock, LucideClockAlert } from '@lucide/angular';
import type { Expiry } from '@cuspid/inventory/contracts';
import { StockWords } from './stock-words';

/** Until when something may be used: a clock beside what expires soon, the word and red for what has. */
@Component({
  selector: 'cd-expiry-mark',
  imports: [LucideClock, LucideClockAlert, TranslocoPipe],
  host: { class: 'stock-expiry tabular', '[class.text-red]': "expiry() === 'EXPIRED'" },
  template: `
    @if (expiry() === 'EXPIRED') {
      <svg lucideClockAlert [size]="14"></svg>
    } @else if (expiry() === 'SOON') {
      <svg lucideClock class="text-amber" [size]="14"></svg>
      <span class="cdk-visually-hidden">{{ 'inventory.expiringSoon' | transloco }}</span>
    }
    @if (day()) {
      <span>{{ words.expiry(day(), expiry()) }}</span>
    } @else {
      <span class="text-ink-3">{{ 'inventory.noExpiry' | transloco }}</span>
    }
  `,
})
export class ExpiryMark {
  readonly day = input.required<string | null>();
  readonly expiry = input.required<Expiry | null>();

  protected readonly words = inject(StockWords);
}
