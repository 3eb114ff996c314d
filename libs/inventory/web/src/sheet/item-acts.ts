import { inject, Injectable, signal } from '@angular/core';
import type { InventoryItemDetailDto } from '@cuspid/inventory/contracts';
import { problemOf } from '@cuspid/platform/web';
import { Confirmation, Toasts } from '@cuspid/ui';
import { InventoryApi } from '../inventory-api';
import { StockWords } from '../stock-words';

/** Puts an item in the bin, takes it out, deletes it for good: true once it is done. */
@Injectable({ providedIn: 'root' })
export class ItemActs {
  private readonly api = inject(InventoryApi);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(StockWords);
  private readonly confirmation = inject(Confirmation);
  readonly isBusy = signal(false);

  bin(item: InventoryItemDetailDto): Promise<boolean> {
    const undo = { label: this.words.say('undo'), run: () => void this.undo(item.id) };
    return this.act('binned', item, () => this.api.bin(item), undo);
  }

  restore(item: InventoryItemDetailDto): Promise<boolean> {
    return this.act('restored', item, () => this.api.restore(item));
  }

  async purge(item: InventoryItemDetailDto): Promise<boolean> {
    const { name } = item;
    const [title, text, action] = ['title', 'text', 'action'].map((one) => this.words.say(`purge.${one}`, { name }));
    const question = { title: title ?? '', text: text ?? '', action: action ?? '', danger: true, typed: name };
    if (!(await this.confirmation.ask(question))) return false;
    return this.act('purged', item, () => this.api.purge(item));
  }

  /** As it lies in the bin now. */
  private async undo(id: number): Promise<void> {
    const item = await this.api.item(id).catch(() => null);
    if (item) await this.restore(item);
    else this.toasts.error(this.words.say('acts.failed'));
  }

  private async act(
    what: string,
    { name }: InventoryItemDetailDto,
    run: () => Promise<void>,
    undo?: { label: string; run: () => void },
  ): Promise<boolean> {
    this.isBusy.set(true);
    try {
      await run();
      this.toasts.show(this.words.say(`acts.${what}`, { name }), undo);
      return true;
    } catch (error) {
      this.toasts.error(problemOf(error).detail ?? this.words.say('acts.failed'));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
