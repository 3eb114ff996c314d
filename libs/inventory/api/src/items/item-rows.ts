import { Injectable } from '@nestjs/common';
import { INVENTORY, paceOf, weeksKnown, type Expiry } from '@cuspid/inventory/contracts';
import type { InventoryItemDto, InventoryLotDto } from '@cuspid/inventory/contracts/dto';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { dayAfter, mayRole } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { useSince } from '../movements/weeks';
import { InventoryItem, levelAt, NEVER } from './inventory-item';
import type { InventoryLot } from './inventory-lot';

const DAY_MS = 86_400_000;

/** A row of the list, as the database gives it. */
export interface ItemRow {
  id: number;
  name: string;
  category: string;
  unit: string;
  quantity: number;
  minimum: number;
  maximum: number | null;
  place: string | null;
  supplier: string | null;
  packSize: number;
  leadDays: number;
  allergens: string | null;
  unitCostMinor: number | null;
  costCurrency: string | null;
  version: number;
  urgency: number;
  createdAt: Date;
  soonestExpiry: string;
  used: string | number;
}

const COLUMNS = [
  ...['id', 'name', 'category', 'unit', 'quantity', 'minimum', 'maximum', 'place', 'supplier', 'packSize'],
  ...['leadDays', 'allergens', 'unitCostMinor', 'costCurrency', 'version', 'urgency', 'createdAt'],
] as const;

/** What of the clinic and the caller decides how an item is told. */
export interface Eyes {
  today: string;
  seesCosts: boolean;
}

/** Items as they are told: one statement, whatever the list. */
@Injectable()
export class ItemRows {
  constructor(private readonly clinic: Clinic) {}

  async eyesOf(me: Pick<Actor, 'role'>, db?: EntityManager): Promise<Eyes> {
    return { today: await this.clinic.today(db), seesCosts: mayRole(me.role, 'inventory.cost') };
  }

  /** A query of rows of the list: what is used comes along, so that a page is one statement. */
  query(db: EntityManager, { today }: Eyes): SelectQueryBuilder<InventoryItem> {
    const query = db.createQueryBuilder(InventoryItem, 'item').select([]);
    COLUMNS.forEach((column) => query.addSelect(`item.${column}`, column));
    return query
      .addSelect("date_format(item.soonestExpiry, '%Y-%m-%d')", 'soonestExpiry')
      .addSelect(
        (sub) =>
          sub
            .select('coalesce(sum(usage_week.used), 0)')
            .from('inventory_use', 'usage_week')
            .where('usage_week.item_id = item.id and usage_week.week >= :since'),
        'used',
      )
      .setParameter('since', useSince(today, INVENTORY.useWeeks));
  }

  /** One item, in the bin or not. */
  async one(db: EntityManager, me: Pick<Actor, 'role'>, id: number): Promise<InventoryItemDto> {
    const eyes = await this.eyesOf(me, db);
    const row = await this.query(db, eyes).where('item.id = :id', { id }).getRawOne<ItemRow>();
    if (!row) throw new NotFound();
    return itemDto(row, eyes);
  }

  /** Some items, by id. */
  async some(
    db: EntityManager,
    me: Pick<Actor, 'role'>,
    ids: readonly number[],
  ): Promise<Map<number, InventoryItemDto>> {
    if (!ids.length) return new Map();
    const eyes = await this.eyesOf(me, db);
    const rows = await this.query(db, eyes).where('item.id in (:...ids)', { ids }).getRawMany<ItemRow>();
    return new Map(rows.map((row) => [row.id, itemDto(row, eyes)]));
  }
}

/** Over how many weeks the use of an item is reckoned. */
export const weeksOf = ({ createdAt }: Pick<ItemRow, 'createdAt'>): number =>
  weeksKnown((clock.ms() - createdAt.getTime()) / DAY_MS);

export function itemDto(row: ItemRow, { today, seesCosts }: Eyes): InventoryItemDto {
  const { id, name, category, unit, quantity, minimum, maximum, place, supplier, packSize, leadDays, version } = row;
  const used = Math.max(0, Number(row.used));
  const expiresOn = row.soonestExpiry === NEVER ? null : row.soonestExpiry;
  return {
    ...{ id, name, category, unit, quantity, minimum, maximum },
    level: levelAt(row.urgency),
    expiresOn,
    expiry: expiryOf(expiresOn, today),
    used,
    ...paceOf({ quantity, used, weeks: weeksOf(row) }),
    ...{ place, supplier, packSize, leadDays },
    allergens: row.allergens === null ? [] : JSON.parse(row.allergens),
    ...costShown(row, seesCosts),
    version,
  };
}

/** A lot as it is told. */
export function lotDto(lot: InventoryLot, { today, seesCosts }: Eyes): InventoryLotDto {
  const { id, itemId, number, expiresOn, quantity, receivedAt } = lot;
  return {
    ...{ id, itemId, number, expiresOn, expiry: expiryOf(expiresOn, today), quantity },
    receivedAt: receivedAt.toISOString(),
    ...costShown(lot, seesCosts),
  };
}

interface Costing {
  unitCostMinor: number | null;
  costCurrency: string | null;
}

/** What a unit costs, or nothing at all for whoever may not see it. */
export const costShown = (row: Costing, seesCosts: boolean) => (seesCosts ? { unitCost: costOf(row) } : {});

/** What a unit costs; null: nobody has said. */
export const costOf = ({ unitCostMinor, costCurrency }: Costing) =>
  unitCostMinor === null || costCurrency === null ? null : { amountMinor: unitCostMinor, currency: costCurrency };

/** The columns of a price; undefined stays as it is. */
export const costColumns = (cost: { amountMinor: number; currency: string } | null | undefined) =>
  cost === undefined ? {} : { unitCostMinor: cost?.amountMinor ?? null, costCurrency: cost?.currency ?? null };

export function expiryOf(expiresOn: string | null, today: string): Expiry | null {
  if (expiresOn === null) return null;
  if (expiresOn < today) return 'EXPIRED';
  return expiresOn <= dayAfter(today, INVENTORY.expiringDays) ? 'SOON' : 'LATER';
}
