import type { INestApplicationContext } from '@nestjs/common';
import { InventoryCode, InventoryItem, InventoryLot, InventoryUse, StockMovement } from '@cuspid/inventory/api';
import { checkDigitOf, INVENTORY, levelOf } from '@cuspid/inventory/contracts';
import { Notices } from '@cuspid/notices/api';
import { dayAfter } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { ClinicTime } from './clinic-time';
import { Random } from './random';
import { SHELVES, type Shelf } from './stock-list';
import { writeOrders } from './stock-orders';
import { PastItem, type PastLot, type PastMove } from './stock-past';
import { insertAll } from './write';

const CURRENCY = 'LKR';
const WEEK = 7;

export interface Stocked {
  id: number;
  category: string;
  shelf: Shelf;
  past: PastItem;
}

/** The stock with months of movements that agree with its levels, some of it low, out or near its end, and orders. */
export async function writeInventory(
  tx: Tx,
  app: INestApplicationContext,
  { nurse, time }: { nurse: number; time: ClinicTime },
): Promise<void> {
  const random = new Random('inventory');
  const stocked = Object.entries(SHELVES)
    .flatMap(([category, shelf]) => shelf.items.map((kept) => ({ category, shelf, kept })))
    .map(({ category, shelf, kept }, index): Stocked => {
      const past = new PastItem(kept, shelf, time, random);
      past.live();
      return { id: index + 1, category, shelf, past };
    });
  await insertAll(
    tx,
    InventoryItem,
    stocked.map((one) => itemRow(one, nurse, time)),
  );
  await insertAll(tx, InventoryCode, stocked.flatMap(codesOf));
  const lots = stocked.flatMap(({ id, past }) => past.lots.map((lot) => ({ lot, itemId: id })));
  const lotIds = new Map(lots.map(({ lot }, index) => [lot, index + 1]));
  await insertAll(
    tx,
    InventoryLot,
    lots.map(({ lot, itemId }, index) => ({ id: index + 1, itemId, ...lotColumns(lot) })),
  );
  const orders = await writeOrders(tx, stocked, nurse, time);
  await insertAll(tx, StockMovement, movementsOf(stocked, lotIds, orders, nurse));
  await insertAll(tx, InventoryUse, usesOf(stocked, time));
  const low = stocked.filter(({ past }) => levelOf(past.level, past.minimum) !== 'NORMAL');
  for (const { id, past } of low) {
    const kind = past.level === 0 ? 'stock-out' : 'stock-low';
    await app.get(Notices).tell(tx, [nurse], { kind, subjectId: id, text: past.kept[0] });
  }
}

function itemRow({ id, category, shelf, past }: Stocked, nurse: number, time: ClinicTime) {
  const [name, unit, rupees, , packSize, , allergens] = past.kept;
  const at = time.at(time.day(-200), 10 * 60);
  const expiries = past.lots.flatMap(({ quantity, expiresOn }) => (quantity && expiresOn ? [expiresOn] : []));
  return {
    ...{ id, name, category, unit, packSize, quantity: past.level, minimum: past.minimum, maximum: past.maximum },
    ...{ place: shelf.place, supplier: shelf.supplier, leadDays: shelf.leadDays },
    soonestExpiry: expiries.sort()[0] ?? '9999-12-31',
    ...{ unitCostMinor: rupees * 100, costCurrency: CURRENCY, allergens: allergens ? [allergens] : null },
    ...{ createdAt: at, createdById: nurse, updatedAt: at, updatedById: nurse },
  };
}

const lotColumns = ({ number, expiresOn, quantity, costMinor, receivedAt }: PastLot) => ({
  ...{ number, expiresOn, quantity, unitCostMinor: costMinor, costCurrency: CURRENCY, receivedAt },
});

/** The number on a single one, and that on the box of a pack. */
function codesOf({ id, past }: Stocked) {
  const units = past.kept[4];
  const start = `04790001${String(id).padStart(5, '0')}`;
  const outer = `1${start.slice(1)}`;
  const whole = (digits: string) => digits + checkDigitOf(digits);
  return [
    { gtin: whole(start), itemId: id, units: 1 },
    ...(units > 1 ? [{ gtin: whole(outer), itemId: id, units }] : []),
  ];
}

/** Movements in the order in which they happened, as their numbers are. */
function movementsOf(stocked: Stocked[], lotIds: Map<PastLot, number>, orders: Map<PastMove, number>, byId: number) {
  return stocked
    .flatMap(({ id, past }) => past.moves.map((move) => ({ itemId: id, move })))
    .sort((a, b) => a.move.at.getTime() - b.move.at.getTime())
    .map(({ itemId, move }, index) => {
      const { lot, type, reason, difference, balanceAfter, lotBalanceAfter, at } = move;
      return {
        ...{
          id: index + 1,
          itemId,
          lotId: lotIds.get(lot) ?? 0,
          type,
          reason,
          difference,
          balanceAfter,
          lotBalanceAfter,
        },
        ...{ unitCostMinor: lot.costMinor, costCurrency: CURRENCY, at, byId, orderId: orders.get(move) ?? null },
      };
    });
}

function usesOf(stocked: Stocked[], time: ClinicTime) {
  const monday = dayAfter(time.today, -((new Date(time.today).getUTCDay() + WEEK - 1) % WEEK));
  const since = dayAfter(monday, -(INVENTORY.useWeeks - 1) * WEEK);
  return stocked.flatMap(({ id, past }) => {
    const used = new Map<string, number>();
    for (const { reason, difference, at } of past.moves) {
      const day = time.dayOf(at);
      const week = dayAfter(day, -((new Date(day).getUTCDay() + WEEK - 1) % WEEK));
      if (reason === 'USAGE' && week >= since) used.set(week, (used.get(week) ?? 0) - difference);
    }
    return [...used].map(([week, units]) => ({ itemId: id, week, used: units }));
  });
}
