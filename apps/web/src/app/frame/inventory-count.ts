import { httpResource } from '@angular/common/http';
import { effect, inject, Injectable } from '@angular/core';
import type { InventoryStatsDto } from '@cuspid/inventory/contracts';
import { LiveEvents, RailCounters, rereads, Session } from '@cuspid/platform/web';

/** How many items whoever keeps the stock has to see to, beside Inventory in the rail: out, nearly out, or expired. */
@Injectable({ providedIn: 'root' })
export class InventoryCount {
  private readonly session = inject(Session);
  private readonly stats = httpResource<InventoryStatsDto>(() =>
    this.session.can('inventory.manage') ? '/api/inventory/stats' : undefined,
  );

  constructor() {
    const counters = inject(RailCounters);
    inject(LiveEvents).on('inventory', rereads(this.stats));
    effect(() => {
      if (this.stats.hasValue()) {
        const { outOfStock, critical, expired } = this.stats.value();
        counters.set('inventory', outOfStock + critical + expired);
      } else if (!this.session.can('inventory.manage')) counters.set('inventory', 0);
    });
  }
}
