import { Component, computed, ElementRef, inject, input, output, signal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideChevronRight } from '@lucide/angular';
import { INVENTORY_SORTS, type InventoryItemDto, type InventorySort } from '@cuspid/inventory/contracts';
import { Hotkeys } from '@cuspid/platform/web';
import { SortHead, type Sorting } from '@cuspid/ui';
import { ExpiryMark } from '../expiry-mark';
import { LevelMark } from '../level-mark';
import { StockWords } from '../stock-words';
import { ItemLots } from './item-lots';

/** A page of items. J and K walk the names, Enter opens the item, L shows and hides its lots. */
@Component({
  selector: 'cd-stock-table',
  imports: [ExpiryMark, ItemLots, LevelMark, LucideChevronRight, RouterLink, SortHead, TranslocoPipe],
  host: { class: 'table-scroll block' },
  templateUrl: './stock-table.html',
})
export class StockTable {
  readonly rows = input.required<readonly InventoryItemDto[]>();
  readonly sort = input.required<InventorySort>();
  /** The item whose sheet is open. */
  readonly openId = input<number | null>(null);
  /** A sheet takes the room of the less needed columns. */
  readonly isFolded = input(false);
  readonly isStale = input(false);
  readonly sorted = output<InventorySort>();

  protected readonly words = inject(StockWords);
  private readonly names = viewChildren<ElementRef<HTMLAnchorElement>>('name');
  private readonly unfolded = signal<ReadonlySet<number>>(new Set());
  /** The item the keyboard is at; a list that changes below never moves it to another one. */
  private readonly atId = signal<number | null>(null);
  /** The server knows one direction of each. */
  protected readonly sorting = computed((): Sorting => ({ key: this.sort(), descending: false }));

  constructor() {
    const group = this.words.say('title');
    const key = (keys: string, name: string, run: () => void) => ({
      keys,
      label: this.words.say(`keys.${name}`),
      group,
      run,
    });
    inject(Hotkeys).bind([
      key('j', 'next', () => this.walk(1)),
      key('k', 'previous', () => this.walk(-1)),
      key('l', 'unfold', () => this.toggleHere()),
    ]);
  }

  /** Shows the lots of an item. */
  unfold(id: number): void {
    this.unfolded.update((all) => new Set([...all, id]));
  }

  protected isUnfolded(id: number): boolean {
    return this.unfolded().has(id);
  }

  protected toggle(id: number): void {
    if (!this.isUnfolded(id)) return this.unfold(id);
    this.unfolded.update((all) => new Set([...all].filter((one) => one !== id)));
  }

  protected press({ key }: Sorting): void {
    const sort = INVENTORY_SORTS.find((one) => one === key);
    if (sort) this.sorted.emit(sort);
  }

  protected stand(id: number): void {
    this.atId.set(id);
  }

  private toggleHere(): void {
    const id = this.atId() ?? this.openId();
    if (id !== null) this.toggle(id);
  }

  private walk(step: number): void {
    const last = this.rows().length - 1;
    if (last < 0) return;
    const at = this.rows().findIndex((row) => row.id === (this.atId() ?? this.openId()));
    this.names()[Math.min(last, Math.max(0, at + step))]?.nativeElement.focus();
  }
}
