import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StockMovementDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { rereads } from '@cuspid/platform/web';
import { ErrorPanel, Skeleton, Toasts } from '@cuspid/ui';
import { firstValueFrom } from 'rxjs';
import { StockList } from '../list/stock-list';
import { StockWords } from '../stock-words';

/** Everything that went in and out of an item, the newest first. Nothing of it can be changed. */
@Component({
  selector: 'cd-item-movements',
  imports: [ErrorPanel, Skeleton, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (first.error()) {
      <cd-error-panel [heading]="'inventory.movements.notLoaded' | transloco" (retry)="again()" />
    } @else if (rows(); as all) {
      <ol class="stock-movements" [attr.aria-label]="'inventory.tabs.movements' | transloco">
        @for (one of all; track one.id) {
          <li class="stock-movement">
            <span class="stock-change tabular" [class.text-green]="one.change > 0">{{ words.change(one) }}</span>
            <span class="min-w-0">
              <span class="block truncate">{{ words.why(one) }} · {{ words.lot(one.lot) }}</span>
              <span class="block text-small text-ink-3 truncate">{{ about(one) }}</span>
              @if (one.notes) {
                <span class="block text-small text-ink-2 wrap-anywhere">{{ one.notes }}</span>
              }
            </span>
            <span
              class="text-right tabular"
              [attr.aria-label]="'inventory.movements.left' | transloco: { count: one.balanceAfter }"
              >{{ one.balanceAfter.toLocaleString('en') }}</span
            >
          </li>
        } @empty {
          <li class="text-ink-3">{{ 'inventory.movements.none' | transloco }}</li>
        }
      </ol>
      @if (cursor()) {
        <button type="button" class="btn btn-small mt-2" [disabled]="isReading()" (click)="more()">
          {{ 'inventory.movements.more' | transloco }}
        </button>
      }
    } @else {
      <cd-skeleton [rows]="6" (retry)="again()" />
    }
  `,
})
export class ItemMovements {
  readonly itemId = input.required<number>();

  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  private readonly list = inject(StockList);
  protected readonly words = inject(StockWords);
  private readonly url = computed(() => `/api/inventory/${this.itemId()}/movements`);
  protected readonly first = httpResource<Page<StockMovementDto>>(() => this.url());
  protected readonly again = rereads(this.first);
  private readonly page = computed(() => (this.first.hasValue() ? this.first.value() : null));
  /** What was asked for beyond the first page; begins anew with it. */
  private readonly older = linkedSignal<Page<StockMovementDto> | null, Page<StockMovementDto>[]>({
    source: this.page,
    computation: () => [],
  });
  protected readonly isReading = signal(false);
  protected readonly rows = computed(() => {
    const page = this.page();
    return page && [page, ...this.older()].flatMap(({ items }) => items);
  });
  protected readonly cursor = computed(() => (this.older().at(-1) ?? this.page())?.nextCursor ?? null);

  constructor() {
    let seen = untracked(this.list.changes);
    effect(() => {
      const now = this.list.changes();
      if (now !== seen) untracked(() => this.again());
      seen = now;
    });
  }

  protected async more(): Promise<void> {
    const cursor = this.cursor();
    if (!cursor) return;
    this.isReading.set(true);
    try {
      const page = await firstValueFrom(this.http.get<Page<StockMovementDto>>(this.url(), { params: { cursor } }));
      this.older.update((pages) => [...pages, page]);
    } catch {
      this.toasts.error(this.words.say('movements.notLoaded'));
    } finally {
      this.isReading.set(false);
    }
  }

  /** When, by whom, and at what price where that is told. */
  protected about({ at, by, unitCost }: StockMovementDto): string {
    return [this.words.moment(at), by?.name, unitCost && this.words.cost(unitCost)].filter(Boolean).join(' · ');
  }
}
