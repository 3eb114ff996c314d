import { Injectable } from '@nestjs/common';
import { INVENTORY, levelOf, type MovementReason, type MovementType } from '@cuspid/inventory/contracts';
import { Events, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { In } from 'typeorm';
import { NotEnoughStock } from '../inventory-errors';
import { InventoryItem, NEVER } from '../items/inventory-item';
import type { InventoryLot } from '../items/inventory-lot';
import { LevelNotices } from './level-notices';
import { StockMovement } from './stock-movement';
import { mondayOf, useSince } from './weeks';

/** What a movement says besides how many of what. */
export interface Said {
  type: MovementType;
  reason: MovementReason;
  notes?: string | null;
  patientUsageId?: number | null;
  orderId?: number | null;
}

/** So many more or, with a minus, fewer of a lot. */
export interface Piece {
  lot: InventoryLot;
  difference: number;
}

/** The one hand that changes levels: lot, item, movement and week of use together, under the item's row lock. */
@Injectable()
export class Book {
  constructor(
    private readonly clinic: Clinic,
    private readonly events: Events,
    private readonly notices: LevelNotices,
  ) {}

  /** Writes the pieces of one act on an item whose row the transaction holds. */
  async write(
    tx: Tx,
    me: Pick<Actor, 'id'>,
    item: InventoryItem,
    pieces: Piece[],
    said: Said,
  ): Promise<StockMovement[]> {
    if (!pieces.length) return [];
    const before = levelOf(item.quantity, item.minimum);
    const rows: StockMovement[] = [];
    for (const { lot, difference } of pieces) {
      await moveLot(tx, lot, difference);
      lot.quantity += difference;
      item.quantity += difference;
      rows.push(rowOf(tx, me, item, lot, difference, said));
    }
    await settleItem(tx, item, sumOf(pieces));
    await tx.insert(StockMovement, rows);
    if (said.reason === 'USAGE') await this.noteUse(tx, item.id, -sumOf(pieces));
    await this.events.publish(tx, 'inventory', { id: item.id });
    await this.notices.crossed(tx, item, before);
    return rows;
  }

  /** Weeks nobody reckons with any more go, so that the use of an item is always a handful of rows. */
  private async noteUse(tx: Tx, itemId: number, used: number): Promise<void> {
    const today = await this.clinic.today(tx);
    const week = mondayOf(today);
    const since = useSince(today, INVENTORY.useWeeks);
    await tx.query('delete from inventory_use where item_id = ? and week < ?', [itemId, since]);
    await tx.query(
      'insert into inventory_use (item_id, week, used) values (?, ?, ?) on duplicate key update used = used + ?',
      [itemId, week, used, used],
    );
  }
}

const sumOf = (pieces: Piece[]): number => pieces.reduce((sum, { difference }) => sum + difference, 0);

function rowOf(
  tx: Tx,
  me: Pick<Actor, 'id'>,
  item: InventoryItem,
  lot: InventoryLot,
  difference: number,
  { type, reason, notes, patientUsageId, orderId }: Said,
): StockMovement {
  return tx.create(StockMovement, {
    ...{ itemId: item.id, lotId: lot.id, type, reason, difference },
    ...{ balanceAfter: item.quantity, lotBalanceAfter: lot.quantity },
    ...{ unitCostMinor: lot.unitCostMinor, costCurrency: lot.costCurrency },
    ...{ at: clock.now(), byId: me.id, notes: notes ?? null },
    ...{ patientUsageId: patientUsageId ?? null, orderId: orderId ?? null },
  });
}

/** The row of an item, held until the end of the transaction; several are held in the order of their ids. */
export async function heldItems(tx: Tx, ids: readonly number[]): Promise<Map<number, InventoryItem>> {
  const wanted = [...new Set(ids)].sort((a, b) => a - b);
  const items = await tx.find(InventoryItem, {
    where: { id: In(wanted) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(items.map((item) => [item.id, item]));
}

/** The change is conditional all the same: a caller that held no lock would find its match here. */
async function moveLot(tx: Tx, lot: InventoryLot, difference: number): Promise<void> {
  const { affectedRows } =
    difference < 0
      ? await tx.query('update inventory_lot set quantity = quantity - ? where id = ? and quantity >= ?', [
          ...[-difference, lot.id, -difference],
        ])
      : await tx.query('update inventory_lot set quantity = quantity + ? where id = ?', [difference, lot.id]);
  if (affectedRows !== 1) throw gone(lot.itemId, lot.id, -difference, lot.quantity);
}

const SOONEST =
  'coalesce((select min(lot.expires_on) from inventory_lot lot where lot.item_id = inventory_item.id and lot.quantity > 0), ?)';

async function settleItem(tx: Tx, item: InventoryItem, difference: number): Promise<void> {
  const count = Math.abs(difference);
  const { affectedRows } =
    difference < 0
      ? await tx.query(
          'update inventory_item set quantity = quantity - ?, soonest_expiry = ' +
            SOONEST +
            ' where id = ? and quantity >= ?',
          [count, NEVER, item.id, count],
        )
      : await tx.query(
          'update inventory_item set quantity = quantity + ?, soonest_expiry = ' + SOONEST + ' where id = ?',
          [count, NEVER, item.id],
        );
  if (affectedRows !== 1) throw gone(item.id, null, count, item.quantity);
}

const gone = (itemId: number, lotId: number | null, asked: number, available: number) =>
  new NotEnoughStock({ itemId, lotId, asked, available, expired: 0 });
