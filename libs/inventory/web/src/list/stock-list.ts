import { httpResource, HttpResourceRef } from '@angular/common/http';
import { computed, effect, inject, Injectable, linkedSignal, Signal, signal } from '@angular/core';
import type { InventoryItemDetailDto, InventoryItemDto, InventoryStatsDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { stockFilterOf, stockParamsOf, type StockFilter } from './stock-filter';

/** The items that show, how the stock stands, and the item that is looked at. Provided by the page. */
@Injectable()
export class StockList {
  readonly filter = signal<StockFilter>(stockFilterOf({}));
  /** The item that is looked at. */
  readonly wanted = signal<number | null>(null);

  private readonly list = httpResource<Page<InventoryItemDto>>(() => ({
    url: '/api/inventory',
    params: stockParamsOf(this.filter()),
  }));
  private readonly figures = httpResource<InventoryStatsDto>(() => '/api/inventory/stats');
  private readonly one = httpResource<InventoryItemDetailDto>(() => {
    const id = this.wanted();
    return id === null ? undefined : `/api/inventory/${id}`;
  });
  /** What shows: the last answer stays until the next is there. */
  readonly page = kept(this.list);
  readonly stats = kept(this.figures);
  readonly rows = computed(() => this.page()?.items ?? []);
  readonly isStale = computed(() => this.list.isLoading() && this.page() !== null);
  readonly problem = computed(() => (this.list.error() ? problemOf(this.list.error()) : null));
  private readonly known = kept(this.one);
  /** The item that is looked at and no other; null while it is read. */
  readonly chosen = computed(() => {
    const known = this.known();
    return known && known.id === this.wanted() ? known : null;
  });
  readonly chosenProblem = computed(() => (this.one.error() ? problemOf(this.one.error()) : null));
  /** Counts the changes: what reads more of an item reads it again. */
  readonly changes = signal(0);
  private readonly readings = [rereads(this.list), rereads(this.figures), rereads(this.one)];

  constructor() {
    // Each answer is looked at when it comes, so that it is there to be kept.
    effect(() => void [this.page(), this.stats(), this.known()]);
    inject(LiveEvents).on('inventory', () => this.reload());
  }

  reload(): void {
    this.readings.forEach((read) => read());
    this.changes.update((count) => count + 1);
  }
}

/** The last answer; a later one that does not come leaves it. */
function kept<T>(resource: HttpResourceRef<T | undefined>): Signal<T | null> {
  return linkedSignal<T | null, T | null>({
    source: () => (resource.hasValue() ? resource.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
}
