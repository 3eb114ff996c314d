import type { ItemCodeDto } from '@cuspid/inventory/contracts/dto';
import { isGtin, paddedGtin } from '@cuspid/inventory/contracts';
import { Invalid } from '@cuspid/platform/api';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { In, type EntityManager } from 'typeorm';
import { CodeTaken } from '../inventory-errors';
import { InventoryCode } from './inventory-code';
import { InventoryItem } from './inventory-item';

/** The codes of an item. */
export async function codesOf(db: EntityManager, itemId: number): Promise<ItemCodeDto[]> {
  const codes = await db.find(InventoryCode, { where: { itemId }, order: { units: 'ASC', gtin: 'ASC' } });
  return codes.map(({ gtin, units }) => ({ gtin, units }));
}

/** Gives an item these codes and no others. @throws CodeTaken when one is another item's. */
export async function setCodes(tx: Tx, itemId: number, codes: readonly ItemCodeDto[]): Promise<void> {
  const rows = codes.map(({ gtin, units }, index) => ({ gtin: checked(gtin, index), units, itemId }));
  if (new Set(rows.map(({ gtin }) => gtin)).size < rows.length) {
    throw new Invalid([{ path: 'codes', message: 'must not name a code twice' }]);
  }
  await tx.delete(InventoryCode, { itemId });
  if (!rows.length) return;
  await requireFree(tx, rows);
  try {
    await tx.insert(InventoryCode, rows);
  } catch (error) {
    if (isDuplicate(error)) await requireFree(tx, rows);
    throw error;
  }
}

function checked(gtin: string, index: number): string {
  if (isGtin(gtin)) return paddedGtin(gtin);
  throw new Invalid([{ path: `codes.${index}.gtin`, message: 'its check digit does not fit: look at the code again' }]);
}

async function requireFree(tx: Tx, rows: readonly { gtin: string }[]): Promise<void> {
  const taken = await tx.findOneBy(InventoryCode, { gtin: In(rows.map(({ gtin }) => gtin)) });
  if (!taken) return;
  const { name } = await tx.findOneByOrFail(InventoryItem, { id: taken.itemId });
  throw new CodeTaken(taken.gtin, taken.itemId, name);
}
