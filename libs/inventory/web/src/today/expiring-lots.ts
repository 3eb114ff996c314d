import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { InventoryItemDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { LiveEvents, problemOf, rereads } from '@cuspid/platform/web';
import { TaskBlock, TASKS_SHOWN } from '@cuspid/ui';
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
      [count]="total()"
      [empty]="'inventory.today.noneExpiring' | transloco"
      [failed]="problem() ? ('inventory.notLoaded' | transloco) : null"
      (retry)="reload()"
    >
      @if ((total() ?? 0) > rows().length) {
        <a all class="link" routerLink="/inventory" [queryParams]="{ sort: 'expiry' }">{{
          'inventory.today.all' | transloco: { count: total() }
        }}</a>
      }
      @for (item of rows(); track item.id) {
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
  private readonly expired = this.of('EXPIRED');
  private readonly soon = this.of('SOON');
  private readonly readings = [rereads(this.expired), rereads(this.soon)];
  protected readonly rows = computed(() => {
    const [expired, soon] = [this.expired, this.soon].map((read) => (read.hasValue() ? read.value().items : []));
    return [...(expired ?? []), ...(soon ?? [])].slice(0, TASKS_SHOWN);
  });
  protected readonly total = computed(() => {
    if (!this.expired.hasValue() || !this.soon.hasValue()) return undefined;
    return (this.expired.value().total ?? 0) + (this.soon.value().total ?? 0);
  });
  protected readonly problem = computed(() => {
    const error = this.expired.error() ?? this.soon.error();
    return error ? problemOf(error) : null;
  });

  constructor() {
    inject(LiveEvents).on('inventory', () => this.reload());
  }

  protected reload(): void {
    this.readings.forEach((read) => read());
  }

  private of(expiry: string) {
    return httpResource<Page<InventoryItemDto>>(() => ({
      url: '/api/inventory',
      params: { expiry, sort: 'expiry', limit: TASKS_SHOWN, count: true },
    }));
  }
}
