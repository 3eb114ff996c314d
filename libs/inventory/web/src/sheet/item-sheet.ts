import { Component, computed, effect, inject, output, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LucideRotateCcw, LucideTrash2 } from '@lucide/angular';
import type { InventoryItemDetailDto } from '@cuspid/inventory/contracts';
import { Hotkeys, KeyCap, Session } from '@cuspid/platform/web';
import { Confirmation, ErrorPanel, Segmented, Sheet, Skeleton, Toasts } from '@cuspid/ui';
import { LevelMark } from '../level-mark';
import { ItemLots } from '../list/item-lots';
import { StockList } from '../list/stock-list';
import { StockWords } from '../stock-words';
import { ItemActs } from './item-acts';
import { factsOf } from './item-facts';
import { ItemForm } from './item-form';
import { ItemMovements } from './item-movements';
import { MOVES, StockMove, type Move } from './stock-move';

const PARTS = ['lots', 'movements', 'details'] as const;
const TOLD = ['place', 'supplier', 'maximum', 'packSize', 'leadDays', 'allergens', 'codes'] as const;

/** One item beside the list: how it stands, its lots, everything that moved, what is told of it; issued, lost, expired. */
@Component({
  selector: 'cd-item-sheet',
  imports: [
    ErrorPanel,
    ItemForm,
    ItemLots,
    ItemMovements,
    KeyCap,
    LevelMark,
    LucideRotateCcw,
    LucideTrash2,
    RouterLink,
    Segmented,
    Sheet,
    Skeleton,
    StockMove,
    TranslocoPipe,
  ],
  host: { class: 'contents' },
  templateUrl: './item-sheet.html',
})
export class ItemSheet {
  readonly closed = output<void>();

  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly confirmation = inject(Confirmation);
  protected readonly words = inject(StockWords);
  protected readonly list = inject(StockList);
  protected readonly acts = inject(ItemActs);
  private readonly form = viewChild(ItemForm);

  protected readonly moves = MOVES;
  protected readonly parts = PARTS.map((value) => ({ value, label: this.words.say(`sheet.${value}`) }));
  protected readonly part = signal<(typeof PARTS)[number]>('lots');
  protected readonly move = signal<Move | null>(null);
  protected readonly item = this.list.chosen;
  protected readonly mayManage = computed(() => this.session.can('inventory.manage'));
  protected readonly mayMove = computed(() => this.mayManage() && this.item()?.deletedAt === null);
  protected readonly mayEdit = this.mayMove;
  protected readonly categories = computed(() => this.list.stats()?.categories.map(({ name }) => name) ?? []);
  protected readonly facts = computed(() => {
    const item = this.item();
    if (!item) return [];
    const facts = factsOf(item);
    const cost = this.words.cost(item.unitCost);
    const told = TOLD.map((key) => ({ key, value: facts[key] || this.words.say('never') }));
    return [...told, ...(cost === null ? [] : [{ key: 'unitCost', value: cost }])];
  });

  constructor() {
    const group = this.words.say('title');
    inject(Hotkeys).bind([
      { keys: 'i', label: this.words.say('keys.issue'), group, run: () => this.issue() },
      { keys: 'ctrl+enter', label: this.words.say('sheet.save'), group, run: () => void this.form()?.submit() },
    ]);
    // Another item begins with its lots, and with nothing taken out.
    effect(() => {
      this.list.wanted();
      untracked(() => this.move.set(null));
    });
  }

  protected async show(part: string | null): Promise<void> {
    if (part === this.part() || !(await this.mayLeave())) return;
    this.part.set(PARTS.find((one) => one === part) ?? 'lots');
  }

  protected async close(): Promise<void> {
    if (await this.mayLeave()) this.closed.emit();
  }

  protected settled(move: Move): void {
    const name = this.item()?.name ?? '';
    this.move.set(null);
    this.toasts.show(this.words.say(`move.done.${move}`, { name }));
    this.list.reload();
  }

  protected saved({ name }: InventoryItemDetailDto): void {
    this.toasts.show(this.words.say('sheet.saved', { name }));
    this.list.reload();
  }

  protected async bin(item: InventoryItemDetailDto): Promise<void> {
    if (await this.acts.bin(item)) this.leave();
  }

  protected async restore(item: InventoryItemDetailDto): Promise<void> {
    if (await this.acts.restore(item)) this.leave();
  }

  protected async purge(item: InventoryItemDetailDto): Promise<void> {
    if (await this.acts.purge(item)) this.leave();
  }

  private issue(): void {
    if (this.mayMove() && (this.item()?.quantity ?? 0) > 0) this.move.set('USAGE');
  }

  private async mayLeave(): Promise<boolean> {
    return !this.form()?.isTyped() || this.confirmation.ask(this.words.discarding());
  }

  private leave(): void {
    // Not asked for again: it is not where it was.
    this.list.wanted.set(null);
    this.list.reload();
    this.closed.emit();
  }
}
