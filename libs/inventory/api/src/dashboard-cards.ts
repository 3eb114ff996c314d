import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addressOf, DashboardCards, FIRST_ROWS, pageCard, type CardContent } from '@cuspid/dashboard/api';
import { DASHBOARD } from '@cuspid/dashboard/contracts';
import type { Actor } from '@cuspid/platform/api';
import { ItemList } from './items/item-list';

const ITEMS = '/api/inventory';

/** The cards of the dashboard that are about the stock. */
@Injectable()
export class InventoryDashboardCards implements OnModuleInit {
  constructor(
    private readonly cards: DashboardCards,
    private readonly items: ItemList,
  ) {}

  onModuleInit(): void {
    this.cards.add(
      { key: 'stockOut', of: ({ me }) => this.out(me) },
      { key: 'lowStock', of: ({ me }) => this.low(me) },
      { key: 'expiring', of: ({ me }) => this.expiring(me) },
    );
  }

  private async out(me: Actor): Promise<CardContent> {
    const asked = { level: 'OUT_OF_STOCK', sort: 'level' } as const;
    const page = await this.items.list(me, { ...asked, ...FIRST_ROWS });
    return pageCard(page, { asked, list: ITEMS, link: '/inventory?level=OUT_OF_STOCK' });
  }

  /** What is out or at its minimum, the worst first: the list by level, as far as it is not normal. */
  private async low(me: Actor): Promise<CardContent> {
    const asked = { sort: 'level' } as const;
    const [{ items }, stats] = await Promise.all([
      this.items.list(me, { ...asked, limit: DASHBOARD.shown }),
      this.items.stats(me),
    ]);
    const { outOfStock, critical, low } = stats;
    return {
      count: outOfStock + critical + low,
      items: items.filter(({ level }) => level !== 'NORMAL'),
      link: addressOf('/inventory', { ...asked }),
      list: addressOf(ITEMS, asked),
    };
  }

  /** What has expired, then what soon will. */
  private async expiring(me: Actor): Promise<CardContent> {
    const ask = (expiry: 'EXPIRED' | 'SOON') => this.items.list(me, { expiry, sort: 'expiry', ...FIRST_ROWS });
    const [expired, soon] = await Promise.all([ask('EXPIRED'), ask('SOON')]);
    return {
      count: (expired.total ?? 0) + (soon.total ?? 0),
      items: [...expired.items, ...soon.items].slice(0, DASHBOARD.shown),
      link: '/inventory?sort=expiry',
      list: addressOf(ITEMS, { sort: 'expiry' }),
    };
  }
}
