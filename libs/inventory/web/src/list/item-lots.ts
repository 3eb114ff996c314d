import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { InventoryItemDto, InventoryLotDto } from '@cuspid/inventory/contracts';
import type { Page } from '@cuspid/platform/contracts';
import { ClinicClock, dayText, rereads } from '@cuspid/platform/web';
import { ExpiryMark } from '../expiry-mark';
import { StockWords } from '../stock-words';
import { StockList } from './stock-list';

/** The lots of an item that are not empty, the first to expire first. */
@Component({
  selector: 'cd-item-lots',
  imports: [ExpiryMark, RouterLink, TranslocoPipe],
  host: { class: 'block' },
  template: `
    @if (lots(); as found) {
      <ul class="stock-lots" [attr.aria-label]="'inventory.lotsOf' | transloco: { name: item().name }">
        @for (lot of found; track lot.id) {
          <li class="stock-lot">
            @if (lot.number) {
              <a
                class="link truncate"
                routerLink="/inventory/recall"
                [queryParams]="{ item: item().id, lot: lot.number }"
                [title]="'inventory.whoGot' | transloco: { lot: lot.number }"
                >{{ lot.number }}</a
              >
            } @else {
              <span class="truncate">{{ 'inventory.noLot' | transloco }}</span>
            }
            <span class="stock-lot-amount tabular">{{ words.amount(lot.quantity, item().unit) }}</span>
            <cd-expiry-mark [day]="lot.expiresOn" [expiry]="lot.expiry" />
            <span class="stock-lot-about text-ink-3 truncate">{{ about(lot) }}</span>
          </li>
        } @empty {
          <li class="text-ink-3 py-1">{{ 'inventory.noLots' | transloco }}</li>
        }
      </ul>
    } @else {
      <p class="text-ink-3 py-1" role="status">
        {{ (read.error() ? 'inventory.lotsNotLoaded' : 'inventory.loading') | transloco }}
        @if (read.error()) {
          <button type="button" class="link" (click)="again()">{{ 'ui.retry' | transloco }}</button>
        }
      </p>
    }
  `,
})
export class ItemLots {
  readonly item = input.required<InventoryItemDto>();

  protected readonly words = inject(StockWords);
  private readonly clock = inject(ClinicClock);
  private readonly list = inject(StockList);
  private readonly id = computed(() => this.item().id);
  protected readonly read = httpResource<Page<InventoryLotDto>>(() => `/api/inventory/${this.id()}/lots`);
  protected readonly again = rereads(this.read);
  protected readonly lots = computed(() => (this.read.hasValue() ? this.read.value().items : null));

  constructor() {
    let seen = untracked(this.list.changes);
    effect(() => {
      const now = this.list.changes();
      if (now !== seen) untracked(() => this.again());
      seen = now;
    });
  }

  /** When it came, and what it cost where that is told. */
  protected about({ receivedAt, unitCost }: InventoryLotDto): string {
    const came = this.words.say('received', { day: dayText(this.clock.today(receivedAt)) });
    return [came, unitCost && this.words.cost(unitCost)].filter(Boolean).join(' · ');
  }
}
