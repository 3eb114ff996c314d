import { Component, inject, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Hotkeys } from '@cuspid/platform/web';
import { Confirmation, Sheet, Toasts } from '@cuspid/ui';
import type { InventoryItemDetailDto } from '@cuspid/inventory/contracts';
import { StockList } from '../list/stock-list';
import { StockWords } from '../stock-words';
import { ItemForm } from './item-form';

/** A new item, beside the list. There is none of it until something is received. */
@Component({
  selector: 'cd-new-item-sheet',
  imports: [ItemForm, Sheet, TranslocoPipe],
  host: { class: 'contents' },
  template: `
    <cd-sheet [heading]="'inventory.add' | transloco" (closed)="close()">
      <cd-item-form [item]="null" [gtin]="gtin()" [categories]="categories()" (saved)="say($event)" />
      <div foot class="flex items-center gap-2">
        <button type="button" class="btn btn-ghost" (click)="close()">{{ 'ui.cancel' | transloco }}</button>
        <button type="submit" form="cd-item-form" class="btn btn-primary ml-auto">
          {{ 'inventory.form.add' | transloco }}
        </button>
      </div>
    </cd-sheet>
  `,
})
export class NewItemSheet {
  /** The code of a pack nobody knew. */
  readonly gtin = input('');
  readonly added = output<number>();
  readonly closed = output<void>();

  private readonly words = inject(StockWords);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  private readonly list = inject(StockList);
  private readonly form = viewChild.required(ItemForm);

  constructor() {
    const [label, group] = [this.words.say('form.add'), this.words.say('title')];
    inject(Hotkeys).bind([{ keys: 'ctrl+enter', label, group, run: () => void this.form().submit() }]);
  }

  protected categories(): readonly string[] {
    return this.list.stats()?.categories.map(({ name }) => name) ?? [];
  }

  protected say({ id, name }: InventoryItemDetailDto): void {
    this.toasts.show(this.words.say('form.added', { name }));
    this.added.emit(id);
  }

  protected async close(): Promise<void> {
    if (!this.form().isTyped() || (await this.confirmation.ask(this.words.discarding()))) this.closed.emit();
  }
}
