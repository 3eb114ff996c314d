import { Injectable } from '@nestjs/common';
import { InventoryLot, ItemInBin, type InventoryItem } from '@cuspid/inventory/api';
import { MATERIAL } from '@cuspid/patient-materials/contracts';
import { Invalid, NotFound } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { Brackets, In, type EntityManager } from 'typeorm';
import { NoLotHasEnough } from '../material-errors';

/** What is left of a lot. */
export type LotLeft = Pick<InventoryLot, 'id' | 'number' | 'expiresOn' | 'quantity'>;

/** So many of a lot. */
export interface Portion {
  lot: LotLeft;
  quantity: number;
}

/** What may be taken from the stock for a patient. */
@Injectable()
export class Shelf {
  constructor(private readonly clinic: Clinic) {}

  /** Lots that have something and have not expired, the first to expire first; those without a day last. */
  async usable(db: EntityManager, itemIds: readonly number[]): Promise<InventoryLot[]> {
    if (!itemIds.length) return [];
    const today = await this.clinic.today(db);
    return db
      .createQueryBuilder(InventoryLot, 'lot')
      .where({ itemId: In([...new Set(itemIds)]) })
      .andWhere('lot.quantity > 0')
      .andWhere(
        new Brackets((lasts) => lasts.where('lot.expiresOn is null').orWhere('lot.expiresOn >= :today', { today })),
      )
      .orderBy('lot.expiresOn is null')
      .addOrderBy('lot.expiresOn')
      .addOrderBy('lot.id')
      .limit(MATERIAL.lotsMax * MATERIAL.linesMax)
      .getMany();
  }

  /** The lot that expires first and has so many by itself. @throws NoLotHasEnough */
  async lotWith(tx: Tx, itemId: number, quantity: number): Promise<InventoryLot> {
    const lots = await this.usable(tx, [itemId]);
    const found = lots.find((lot) => lot.quantity >= quantity);
    if (found) return found;
    throw new NoLotHasEnough(
      quantity,
      lots.reduce((most, lot) => Math.max(most, lot.quantity), 0),
    );
  }
}

/** So many of these lots in their order, and how many they lack. */
export function portionsOf(lots: readonly LotLeft[], quantity: number): { portions: Portion[]; short: number } {
  let left = quantity;
  const portions = lots.flatMap((lot) => {
    const taken = Math.min(left, lot.quantity);
    left -= taken;
    return taken > 0 ? [{ lot, quantity: taken }] : [];
  });
  return { portions, short: left };
}

/** An item that is in use. @throws NotFound, ItemInBin */
export function inUse(items: ReadonlyMap<number, InventoryItem>, id: number): InventoryItem {
  const item = items.get(id);
  if (!item || item.purgedAt) throw new NotFound();
  if (item.deletedAt) throw new ItemInBin(item.name);
  return item;
}

/** A lot of an item, by its number. @throws Invalid */
export async function lotOf(tx: Tx, itemId: number, id: number, path: string): Promise<InventoryLot> {
  const lot = await tx.findOneBy(InventoryLot, { id, itemId });
  if (!lot) throw new Invalid([{ path, message: 'is no lot of this item' }]);
  return lot;
}
