import { Injectable } from '@nestjs/common';
import { INVENTORY, STOCK_LEVELS, type Expiry, type InventorySort } from '@cuspid/inventory/contracts';
import type {
  InventoryAlertFilter,
  InventoryFilter,
  InventoryItemDto,
  InventoryStatsDto,
} from '@cuspid/inventory/contracts/dto';
import { cursorOf, limitOf, pageFrom, placeOf, type Actor } from '@cuspid/platform/api';
import { dayAfter, type Page } from '@cuspid/platform/contracts';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { NEVER, type InventoryItem } from './inventory-item';
import { itemDto, ItemRows, type Eyes, type ItemRow } from './item-rows';

type Query = SelectQueryBuilder<InventoryItem>;

/** What comes before the name in the order of a list. */
const LEADS: Readonly<Record<InventorySort, keyof ItemRow | null>> = {
  name: null,
  category: 'category',
  level: 'urgency',
  quantity: 'quantity',
  expiry: 'soonestExpiry',
};

/** The stock: as a list, as what needs somebody, and in figures. */
@Injectable()
export class ItemList {
  constructor(
    private readonly source: DataSource,
    private readonly rows: ItemRows,
  ) {}

  /** A page in the order asked for. Every fragment of the search has to be in name, category, supplier or place. */
  async list(me: Actor, filter: InventoryFilter): Promise<Page<InventoryItemDto>> {
    const eyes = await this.rows.eyesOf(me);
    const query = this.rows.query(this.source.manager, eyes);
    query.where(filter.inBin ? 'item.deletedAt is not null and item.purgedAt is null' : 'item.deletedAt is null');
    const { category, supplier, level, expiry } = filter;
    if (category) query.andWhere('item.category = :category', { category });
    if (supplier) query.andWhere('item.supplier = :supplier', { supplier });
    if (level) query.andWhere('item.urgency = :urgency', { urgency: STOCK_LEVELS.indexOf(level) });
    if (expiry) expiring(query, expiry, eyes);
    searched(query, filter.search);
    return page(query, filter.sort ?? 'name', filter, eyes);
  }

  /** What is not at a normal level or near its expiry, the lowest first. */
  async alerts(me: Actor, filter: InventoryAlertFilter): Promise<Page<InventoryItemDto>> {
    const eyes = await this.rows.eyesOf(me);
    const query = this.rows.query(this.source.manager, eyes).where('item.deletedAt is null');
    const { level, expiry } = filter;
    if (level) query.andWhere('item.urgency = :urgency', { urgency: STOCK_LEVELS.indexOf(level) });
    if (expiry) expiring(query, expiry, eyes);
    if (!level && !expiry) {
      const normal = STOCK_LEVELS.indexOf('NORMAL');
      query.andWhere('(item.urgency < :normal or item.soonestExpiry <= :soon)', { normal, soon: soonOf(eyes) });
    }
    return page(query, 'level', filter, eyes);
  }

  async stats(me: Actor): Promise<InventoryStatsDto> {
    const eyes = await this.rows.eyesOf(me);
    const levels = await this.levels(eyes);
    const at = (level: number) =>
      levels.filter((one) => one.urgency === level).reduce((sum, one) => sum + one.items, 0);
    const total = (key: 'items' | 'expired' | 'soon') => levels.reduce((sum, one) => sum + one[key], 0);
    const [bin] = await this.source.query(
      'select count(*) as items from inventory_item where deleted_at is not null and purged_at is null',
    );
    return {
      day: eyes.today,
      items: total('items'),
      ...{ outOfStock: at(0), critical: at(1), low: at(2), normal: at(3) },
      ...{ expired: total('expired'), expiringSoon: total('soon'), inBin: Number(bin.items) },
      categories: await this.categories(),
      ...(eyes.seesCosts && { value: await this.value() }),
    };
  }

  private async levels(eyes: Eyes) {
    const rows: Record<'urgency' | 'items' | 'expired' | 'soon', string>[] = await this.source.query(
      `select urgency, count(*) as items, sum(soonest_expiry < ?) as expired,
              sum(soonest_expiry >= ? and soonest_expiry <= ?) as soon
       from inventory_item where deleted_at is null group by urgency`,
      [eyes.today, eyes.today, soonOf(eyes)],
    );
    return rows.map(({ urgency, items, expired, soon }) => ({
      ...{ urgency: Number(urgency), items: Number(items), expired: Number(expired), soon: Number(soon) },
    }));
  }

  private async categories(): Promise<InventoryStatsDto['categories']> {
    const rows: { name: string; items: string }[] = await this.source.query(
      'select category as name, count(*) as items from inventory_item where deleted_at is null group by category order by category limit ?',
      [INVENTORY.categoriesMax],
    );
    return rows.map(({ name, items }) => ({ name, items: Number(items) }));
  }

  /** What is on hand had cost, lot by lot; what nobody knows the price of is not in it. */
  private async value(): Promise<NonNullable<InventoryStatsDto['value']>> {
    const rows: { currency: string; minor: string }[] = await this.source.query(
      `select lot.cost_currency as currency, sum(lot.quantity * lot.unit_cost_minor) as minor
       from inventory_item item join inventory_lot lot on lot.item_id = item.id and lot.quantity > 0
       where item.deleted_at is null and lot.unit_cost_minor is not null
       group by lot.cost_currency order by lot.cost_currency limit 20`,
    );
    return rows.map(({ currency, minor }) => ({ currency, amountMinor: Number(minor) }));
  }
}

const soonOf = ({ today }: Eyes) => dayAfter(today, INVENTORY.expiringDays);

function expiring(query: Query, expiry: Expiry, eyes: Eyes): void {
  const soon = soonOf(eyes);
  if (expiry === 'EXPIRED') query.andWhere('item.soonestExpiry < :today', { today: eyes.today });
  if (expiry === 'SOON') {
    query.andWhere('item.soonestExpiry >= :today and item.soonestExpiry <= :soon', { today: eyes.today, soon });
  }
  if (expiry === 'LATER')
    query.andWhere('item.soonestExpiry > :soon and item.soonestExpiry < :never', { soon, never: NEVER });
}

const FRAGMENTS_MAX = 8;

function searched(query: Query, search = ''): void {
  const fragments = search.split(/\s+/).filter(Boolean).slice(0, FRAGMENTS_MAX);
  fragments.forEach((fragment, index) =>
    query.andWhere(`concat_ws(' ', item.name, item.category, item.supplier, item.place) like :like${index}`, {
      [`like${index}`]: `%${fragment.replace(/[\\%_]/g, '\\$&')}%`,
    }),
  );
}

async function page(
  query: Query,
  sort: InventorySort,
  filter: { cursor?: string; limit?: number; count?: boolean },
  eyes: Eyes,
): Promise<Page<InventoryItemDto>> {
  const lead = LEADS[sort];
  const total = filter.count ? await query.clone().getCount() : undefined;
  if (filter.cursor) onwards(query, sort, filter.cursor);
  if (lead) query.orderBy(`item.${lead}`);
  query.addOrderBy('item.name').addOrderBy('item.id');
  const limit = limitOf(filter);
  const rows = await query.limit(limit + 1).getRawMany<ItemRow>();
  const place = (row: ItemRow) => cursorOf(sort, [...(lead ? [keyOf(row, lead)] : []), row.name, row.id]);
  return {
    ...pageFrom(rows, limit, place, (row) => itemDto(row, eyes)),
    ...(total !== undefined && { total }),
  };
}

function keyOf(row: ItemRow, lead: keyof ItemRow): string | number {
  const key = row[lead];
  return typeof key === 'number' ? key : String(key);
}

function onwards(query: Query, sort: InventorySort, cursor: string): void {
  const lead = LEADS[sort];
  if (!lead) {
    const [name, id] = placeOf(cursor, sort, 2);
    query.andWhere('item.name >= :name and (item.name > :name or item.id > :id)', { name, id });
    return;
  }
  const [first, name, id] = placeOf(cursor, sort, 3);
  query.andWhere(
    `item.${lead} >= :first and (item.${lead} > :first or item.name > :name or (item.name = :name and item.id > :id))`,
    { first, name, id },
  );
}
