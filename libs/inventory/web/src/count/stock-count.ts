import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import {
  INVENTORY,
  type InventoryItemDto,
  type InventoryLotDto,
  type InventoryLotsDto,
  type LotCountDto,
} from '@cuspid/inventory/contracts';
import { idempotencyKey, problemOf } from '@cuspid/platform/web';
import { firstValueFrom } from 'rxjs';
import { InventoryApi } from '../inventory-api';
import { isWhole } from '../sheet/item-facts';
import { StockWords } from '../stock-words';

/** A lot on the sheet; id null: units found of which the books know no lot. */
export interface CountLine {
  lot: InventoryLotDto | null;
  /** What was counted, as typed; empty: not counted. */
  counted: string;
}

/** An item on the sheet, with its lots as the books have them. */
export interface CountItem {
  item: InventoryItemDto;
  /** Null while they are read, or could not be. */
  lines: readonly CountLine[] | null;
  hasFailed: boolean;
  /** Why it was not saved. */
  told: string | null;
  key: string;
}

const AT_ONCE = 4;
const bounds = { min: 0, max: INVENTORY.quantityMax };

/** How many more or fewer were counted than the books say; null: not counted, or no number. */
export function differenceOf({ lot, counted }: CountLine): number | null {
  return isWhole(counted, bounds) ? Number(counted) - (lot?.quantity ?? 0) : null;
}

export const isWrong = ({ counted }: CountLine): boolean => counted.trim() !== '' && !isWhole(counted, bounds);

/** What goes to the server of an item: what was counted, beside what the sheet said. Units without a lot count when there are some. */
export function countOf(lines: readonly CountLine[]): LotCountDto[] {
  return lines.flatMap(({ lot, counted }) => {
    if (!isWhole(counted, bounds)) return [];
    if (lot) return [{ lotId: lot.id, counted: Number(counted), expected: lot.quantity }];
    return Number(counted) > 0 ? [{ counted: Number(counted) }] : [];
  });
}

/** A count sheet: items and their lots, what was counted, and what that changes before it is saved. Provided by the page. */
@Injectable()
export class StockCount {
  private readonly api = inject(InventoryApi);
  private readonly http = inject(HttpClient);
  private readonly words = inject(StockWords);
  readonly items = signal<readonly CountItem[]>([]);
  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly lines = computed(() => this.items().flatMap(({ lines }) => lines ?? []));
  readonly counted = computed(() => this.lines().filter((line) => differenceOf(line) !== null).length);
  readonly differing = computed(() => this.lines().filter((line) => (differenceOf(line) ?? 0) !== 0).length);
  readonly hasWrong = computed(() => this.lines().some(isWrong));
  readonly isTyped = computed(() => this.lines().some(({ counted }) => counted.trim() !== ''));
  private readonly toSave = computed(() => this.items().filter(({ lines }) => countOf(lines ?? []).length > 0));

  /** The items of the sheet; what is counted already of one stays. */
  async show(items: readonly InventoryItemDto[]): Promise<void> {
    const before = this.items();
    this.items.set(items.map((item) => before.find((one) => one.item.id === item.id) ?? fresh(item)));
    const waiting = this.items().filter(({ lines }) => lines === null);
    const next = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await this.readLots(one.item);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  set(itemId: number, at: number, counted: string): void {
    this.change(itemId, ({ lines }) => ({
      lines: lines?.map((line, index) => (index === at ? { ...line, counted } : line)) ?? null,
      told: null,
    }));
  }

  /** Everything that was not counted is as the books say. */
  allAsTold(itemId: number): void {
    this.change(itemId, ({ lines }) => ({
      lines:
        lines?.map((line) =>
          line.counted.trim() || !line.lot ? line : { ...line, counted: `${line.lot.quantity}` },
        ) ?? null,
    }));
  }

  async readLots(item: InventoryItemDto): Promise<void> {
    try {
      const { items } = await firstValueFrom(this.http.get<InventoryLotsDto>(`/api/inventory/${item.id}/lots`));
      const lines = [
        ...items.map((lot) => ({ lot, counted: '' })),
        ...(items.length ? [] : [{ lot: null, counted: '' }]),
      ];
      this.change(item.id, () => ({ lines, hasFailed: false }));
    } catch {
      this.change(item.id, () => ({ hasFailed: true }));
    }
  }

  /** Saves what was counted, item by item; what failed stays with its reason. How many items are saved. */
  async save(): Promise<number> {
    const waiting = this.toSave();
    if (this.progress() || this.hasWrong() || waiting.length === 0) return 0;
    this.progress.set({ done: 0, total: waiting.length });
    let saved = 0;
    for (const one of waiting) {
      if (await this.saveOne(one)) saved++;
      this.progress.update((all) => all && { ...all, done: all.done + 1 });
    }
    this.progress.set(null);
    return saved;
  }

  private async saveOne({ item, lines, key }: CountItem): Promise<boolean> {
    try {
      const { item: now } = await this.api.count(item.id, { lots: countOf(lines ?? []) }, key);
      this.change(item.id, () => fresh(now));
      await this.readLots(now);
      return true;
    } catch (error) {
      const { status, detail } = problemOf(error);
      this.change(item.id, () => ({ told: detail ?? this.words.say('counting.failed') }));
      // Somebody moved some: the sheet shows what the books say now, and what was counted is counted again.
      if (status === 409) await this.readLots(item);
      return false;
    }
  }

  private change(itemId: number, to: (item: CountItem) => Partial<CountItem>): void {
    this.items.update((all) => all.map((one) => (one.item.id === itemId ? { ...one, ...to(one) } : one)));
  }
}

const fresh = (item: InventoryItemDto): CountItem => ({
  item,
  lines: null,
  hasFailed: false,
  told: null,
  key: idempotencyKey(),
});
