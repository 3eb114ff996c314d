import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { INVENTORY, type AddOrderLineDto, type ReorderDto } from '@cuspid/inventory/contracts';
import { LevelMark } from '../level-mark';
import { isWhole } from '../sheet/item-facts';
import { StockWords } from '../stock-words';

/** What is to be ordered of one supplier. */
export interface Drafted {
  supplier: string;
  lines: AddOrderLineDto[];
}

/** What one supplier should send, with amounts that can be changed before the draft is made. */
@Component({
  selector: 'cd-reorder-group',
  imports: [LevelMark, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  templateUrl: './reorder-group.html',
})
export class ReorderGroup {
  /** Empty: nobody knows who supplies these. */
  readonly supplier = input.required<string>();
  readonly lines = input.required<readonly ReorderDto[]>();
  readonly mayOrder = input.required<boolean>();
  readonly isBusy = input(false);
  readonly drafted = output<Drafted>();

  protected readonly words = inject(StockWords);
  protected readonly limits = INVENTORY;
  /** What was typed over a proposal, by item. */
  private readonly typed = signal<ReadonlyMap<number, string>>(new Map());
  protected readonly name = signal('');
  protected readonly hasTried = signal(false);
  protected readonly wanted = computed(() =>
    this.lines().map((line) => ({ line, amount: this.typed().get(line.item.id) ?? String(line.proposed) })),
  );
  private readonly supplierName = computed(() => this.supplier() || this.name().trim());

  protected type(itemId: number, amount: string): void {
    this.typed.update((all) => new Map([...all, [itemId, amount.trim()]]));
  }

  protected isWrong(amount: string): boolean {
    return !isWhole(amount, { min: 0, max: INVENTORY.quantityMax });
  }

  /** Packs of the supplier: "2 packs of 50"; null where they sell single units or the amount is none of whole packs. */
  protected packs({ item }: ReorderDto, amount: string): string | null {
    const count = Number(amount) / item.packSize;
    if (item.packSize === 1 || !Number.isInteger(count) || count === 0) return null;
    return this.words.say('reorder.packs', { count, size: item.packSize });
  }

  protected draft(): void {
    this.hasTried.set(true);
    const lines = this.wanted().filter(({ amount }) => Number(amount) > 0);
    if (!this.supplierName() || lines.length === 0 || lines.some(({ amount }) => this.isWrong(amount))) return;
    this.drafted.emit({
      supplier: this.supplierName(),
      lines: lines.map(({ line, amount }) => ({ itemId: line.item.id, ordered: Number(amount) })),
    });
  }
}
