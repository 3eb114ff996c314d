import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OrderState } from '@cuspid/inventory/contracts';
import { Chip, type Tone } from '@cuspid/ui';

const TONES: Record<OrderState, Tone> = {
  DRAFT: 'line',
  SENT: 'blue',
  PARTLY_RECEIVED: 'amber',
  RECEIVED: 'green',
  CANCELLED: 'grey',
};

/** How far an order is, in words. */
@Component({
  selector: 'cd-order-mark',
  imports: [Chip, TranslocoPipe],
  host: { class: 'contents' },
  template: `<cd-chip [tone]="tones[state()]">{{ 'inventory.orders.state.' + state() | transloco }}</cd-chip>`,
})
export class OrderMark {
  readonly state = input.required<OrderState>();
  protected readonly tones = TONES;
}
