import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { INVENTORY, type InventoryItemDto } from '@cuspid/inventory/contracts';
import { dayText } from '@cuspid/platform/web';
import { Chip, MoneyField } from '@cuspid/ui';
import { ItemPicker } from '../item-picker';
import { isWhole } from '../sheet/item-facts';
import { StockWords } from '../stock-words';
import type { DeliveryLine, Fault } from './delivery-line';

/** One thing that was delivered, with all that can be put right in its row. */
@Component({
  selector: 'cd-delivery-row',
  imports: [Chip, ItemPicker, LucideX, MoneyField, TranslocoPipe],
  host: { class: 'stock-delivery-row', '[class.stock-delivery-last]': 'isLast()', '[attr.data-line]': 'line().id' },
  templateUrl: './delivery-row.html',
})
export class DeliveryRow {
  readonly line = input.required<DeliveryLine>();
  readonly currency = input.required<string>();
  /** What is to be put right; null: nothing. */
  readonly fault = input.required<Fault | null>();
  /** Somebody has tried to post: what is missing is said. */
  readonly hasTried = input(false);
  /** Units beyond what was ordered. */
  readonly over = input(0);
  /** It was not ordered at all. */
  readonly isExtra = input(false);
  /** It was scanned last. */
  readonly isLast = input(false);
  readonly changed = output<Partial<DeliveryLine>>();
  readonly known = output<{ item: InventoryItemDto; units: number }>();
  readonly removed = output<void>();

  private readonly words = inject(StockWords);
  protected readonly limits = INVENTORY;
  protected readonly chosen = signal<InventoryItemDto | null>(null);
  /** Being sent, or perhaps in already: it must stay as it went. */
  protected readonly isFixed = computed(() => ['posting', 'unsure'].includes(this.line().state));
  protected readonly isWrong = computed(() => this.line().told !== null || this.shownFault() !== null);
  /** An expired pack is said at once; what is not filled in yet once somebody posts. */
  private readonly shownFault = computed(() => {
    const fault = this.fault();
    return fault && (fault === 'expired' || this.hasTried()) ? fault : null;
  });
  protected readonly note = computed(() => {
    const { told, expiresOn, item } = this.line();
    if (told) return told;
    const fault = this.shownFault();
    if (fault) return this.words.say(`delivery.fault.${fault}`, { day: expiresOn && dayText(expiresOn) });
    return this.over() > 0
      ? this.words.say('delivery.over', { what: this.words.amount(this.over(), item?.unit ?? '') })
      : null;
  });

  protected keep(units: string): void {
    const item = this.chosen();
    if (!item || !isWhole(units, { min: 1, max: INVENTORY.packMax })) return;
    this.known.emit({ item, units: Number(units) });
  }
}
