import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { InventoryItemDto, InventoryStatsDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { TaskBlock, TASKS_SHOWN } from '@cuspid/ui';
import { LevelMark } from '../level-mark';
import { StockWords } from '../stock-words';

/**
 * What is out or at its minimum, the worst first: a block of the day's page. Its words come with `inventoryWords` of this
 * room, which the page's route resolves.
 */
@Component({
  selector: 'cd-low-stock',
  imports: [LevelMark, RouterLink, TaskBlock, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-task-block
      [heading]="'inventory.today.low' | transloco"
      [count]="total()"
      [empty]="'inventory.today.noneLow' | transloco"
      [failed]="problem() ? ('inventory.notLoaded' | transloco) : null"
      (retry)="reload()"
    >
      @if (total()) {
        <a all class="link" routerLink="/inventory/orders" [queryParams]="{ view: 'reorder' }">{{
          'inventory.today.order' | transloco
        }}</a>
      }
      @for (item of rows(); track item.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-who">
            <a
              class="block truncate"
              data-step
              routerLink="/inventory"
              [queryParams]="{ item: item.id, sort: 'level' }"
              >{{ item.name }}</a
            >
            <span class="task-note truncate">{{ about(item) }}</span>
          </span>
          <cd-level-mark [level]="item.level" />
          <a
            class="link tabular whitespace-nowrap"
            routerLink="/inventory"
            [queryParams]="{ item: item.id, sort: 'level' }"
            >{{ words.amount(item.quantity, item.unit) }}</a
          >
        </li>
      }
    </cd-task-block>
  `,
})
export class LowStock {
  protected readonly words = inject(StockWords);
  private readonly items = httpResource<Page<InventoryItemDto>>(() => ({
    url: '/api/inventory',
    params: { sort: 'level', limit: TASKS_SHOWN },
  }));
  private readonly stats = httpResource<InventoryStatsDto>(() => '/api/inventory/stats');
  private readonly readings = [rereads(this.items), rereads(this.stats)];
  protected readonly rows = computed(() =>
    this.items.hasValue() ? this.items.value().items.filter(({ level }) => level !== 'NORMAL') : [],
  );
  protected readonly total = computed(() => {
    if (!this.stats.hasValue() || !this.items.hasValue()) return undefined;
    const { outOfStock, critical, low } = this.stats.value();
    return outOfStock + critical + low;
  });
  protected readonly problem = computed(() => {
    const error = this.items.error() ?? this.stats.error();
    return error ? problemOf(error) : null;
  });

  constructor() {
    inject(LiveEvents).on('inventory', () => this.reload());
  }

  protected reload(): void {
    this.readings.forEach((read) => read());
  }

  protected about(item: InventoryItemDto): string {
    const minimum = this.words.say('today.minimum', { count: item.minimum });
    const left =
      item.daysLeft === null || item.quantity === 0 ? '' : this.words.say('today.left', { count: item.daysLeft });
    return [item.place, minimum, left].filter(Boolean).join(' · ');
  }
}
