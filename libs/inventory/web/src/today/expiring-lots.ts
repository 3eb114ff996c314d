import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import { DashboardData } from '@cuspid/dashboard/web';
import { TaskBlock } from '@cuspid/ui';
import { ExpiryMark } from '../expiry-mark';

/**
 * What has expired or soon will, the soonest first: a block of the day's page. Its words come with `inventoryWords` of this
 * room, which the page's route resolves.
 */
@Component({
  selector: 'cd-expiring-lots',
  imports: [ExpiryMark, RouterLink, TaskBlock, TranslocoPipe],
  host: { class: 'block' },
  template: `
    <cd-task-block
      [heading]="'inventory.today.expiring' | transloco"
      [count]="card.count()"
      [empty]="'inventory.today.noneExpiring' | transloco"
      [failed]="card.failed() ? ('inventory.notLoaded' | transloco) : null"
      (retry)="card.reload()"
    >
      @if ((card.count() ?? 0) > card.rows().length) {
        <a all class="link" routerLink="/inventory" [queryParams]="{ sort: 'expiry' }">{{
          'inventory.today.all' | transloco: { count: card.count() }
        }}</a>
      }
      @for (item of card.rows(); track item.id) {
        <li class="task-row" data-task tabindex="-1">
          <span class="task-who">
            <a
              class="block truncate"
              data-step
              routerLink="/inventory"
              [queryParams]="{ item: item.id, sort: 'expiry' }"
              >{{ item.name }}</a
            >
            @if (item.place) {
              <span class="task-note truncate">{{ item.place }}</span>
            }
          </span>
          <a
            class="text-ink no-underline whitespace-nowrap"
            routerLink="/inventory"
            [queryParams]="{ item: item.id, sort: 'expiry' }"
            ><cd-expiry-mark [day]="item.expiresOn" [expiry]="item.expiry"
          /></a>
        </li>
      }
    </cd-task-block>
  `,
})
export class ExpiringLots {
  protected readonly card = inject(DashboardData).card<InventoryItemDto>('expiring');
}
