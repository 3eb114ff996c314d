import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import { TaskBlock } from '@cuspid/ui';
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
      [count]="card.count()"
      [empty]="'inventory.today.noneLow' | transloco"
      [failed]="card.failed() ? ('inventory.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if (card.count()) {
        <a all class="link" routerLink="/inventory/orders" [queryParams]="{ view: 'reorder' }">{{
          'inventory.today.order' | transloco
        }}</a>
      }
      @for (item of card.rows(); track item.id) {
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
  protected readonly card = inject(DashboardData).card<InventoryItemDto>('lowStock');

  protected about(item: InventoryItemDto): string {
    const minimum = this.words.say('today.minimum', { count: item.minimum });
    const left =
      item.daysLeft === null || item.quantity === 0 ? '' : this.words.say('today.left', { count: item.daysLeft });
    return [item.place, minimum, left].filter(Boolean).join(' · ');
  }
}
