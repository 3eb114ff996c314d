import { Injectable } from '@nestjs/common';
import { INVENTORY, type MovementReason, type MovementType } from '@cuspid/inventory/contracts';
import { Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { IsNull, MoreThan } from 'typeorm';
import { ItemInBin, LotExpired, NotEnoughStock } from '../inventory-errors';
import { InventoryItem } from '../items/inventory-item';
import { InventoryLot } from '../items/inventory-lot';
import { Book, heldItems, type Piece, type Said } from './book';
import type { StockMovement } from './stock-movement';

type By = Pick<Actor, 'id'>;

/** What is to be taken. Without a lot, those that expire first, and of a use none that has expired. */
export interface Taking {
  itemId: number;
  lotId?: number | null;
  quantity: number;
  reason: MovementReason;
  /** OUT unless told. */
  type?: MovementType;
  notes?: string | null;
  patientUsageId?: number | null;
}

/** What is given back to the lot it was taken from. */
export interface GivingBack {
  itemId: number;
  lotId: number;
  quantity: number;
  /** USAGE unless told. */
  reason?: MovementReason;
  notes?: string | null;
  patientUsageId?: number | null;
}

/** What came in, and of which lot. The price is that of a unit; null: nobody knows it. */
export interface Receiving {
  itemId: number;
  quantity: number;
  reason: MovementReason;
  lotId?: number | null;
  lotNumber?: string | null;
  expiresOn?: string | null;
  /** The item's own unless told. */
  unitCost?: { amountMinor: number; currency: string } | null;
  type?: MovementType;
  notes?: string | null;
  orderId?: number | null;
}

/**
 * Levels, for this room and those above it. Each call is part of the caller's transaction and holds the item's row until
 * its end; who takes of several items calls `hold` with all of them first, so that nobody waits in a circle.
 */
@Injectable()
export class Stock {
  constructor(
    private readonly book: Book,
    private readonly clinic: Clinic,
  ) {}

  /** Holds the rows of these items, in the order of their ids. Those that are not there are not in the answer. */
  hold(tx: Tx, itemIds: readonly number[]): Promise<Map<number, InventoryItem>> {
    return heldItems(tx, itemIds);
  }

  /**
   * Takes units: a movement a lot, each with what a unit of it had cost.
   * @throws NotEnoughStock, LotExpired, ItemInBin; NotFound when there is no such item, or the lot is another item's.
   */
  async take(tx: Tx, me: By, { itemId, lotId, quantity, ...said }: Taking): Promise<StockMovement[]> {
    const item = await this.inUse(tx, itemId);
    const lots = lotId ? [await this.lotOf(tx, itemId, lotId)] : await this.lotsOf(tx, itemId);
    const today = await this.clinic.today(tx);
    const isUse = said.reason === 'USAGE';
    const [only] = lots;
    if (isUse && lotId && only?.expiresOn && only.expiresOn < today) throw new LotExpired(only.number, only.expiresOn);
    const usable = isUse ? lots.filter(({ expiresOn }) => !expiresOn || expiresOn >= today) : lots;
    const pieces = piecesOf(usable, quantity);
    if (!pieces) {
      const available = sumOf(usable);
      throw new NotEnoughStock({
        itemId,
        lotId: lotId ?? null,
        asked: quantity,
        available,
        expired: sumOf(lots) - available,
      });
    }
    return this.book.write(tx, me, item, pieces, { type: 'OUT', ...said });
  }

  /** Gives units back to their lot, whatever has become of lot and item meanwhile: they are on the shelf again. */
  async giveBack(tx: Tx, me: By, { itemId, lotId, quantity, ...said }: GivingBack): Promise<StockMovement[]> {
    const item = await this.known(tx, itemId);
    const lot = await this.lotOf(tx, itemId, lotId);
    return this.book.write(tx, me, item, [{ lot, difference: quantity }], { type: 'IN', reason: 'USAGE', ...said });
  }

  /**
   * Brings units in: to the lot told, else to the one of this number, expiry and price, which is made if there is none.
   * @throws LotExpired for a purchase that has expired; ItemInBin, NotFound.
   */
  async receive(tx: Tx, me: By, what: Receiving): Promise<StockMovement[]> {
    const item = await this.inUse(tx, what.itemId);
    const { expiresOn, lotNumber, lotId } = what;
    if (item.quantity + what.quantity > INVENTORY.levelMax) {
      throw new Invalid([{ path: 'quantity', message: 'is more than a level can be' }]);
    }
    if (expiresOn && what.reason === 'PURCHASE') await this.requireFresh(tx, lotNumber ?? null, expiresOn);
    const lot = lotId ? await this.lotOf(tx, item.id, lotId) : await this.lotFor(tx, item, what);
    const { type = 'IN', reason, notes, orderId } = what;
    return this.book.write(tx, me, item, [{ lot, difference: what.quantity }], { type, reason, notes, orderId });
  }

  /** Writes differences a count found; those of none are left out. */
  adjust(tx: Tx, me: By, item: InventoryItem, pieces: Piece[], said: Said): Promise<StockMovement[]> {
    const found = pieces.filter(({ difference }) => difference !== 0);
    return this.book.write(tx, me, item, found, said);
  }

  /** Lots of an item that are not empty, the first to expire first; those that never do come last. */
  async lotsOf(tx: Tx, itemId: number): Promise<InventoryLot[]> {
    const lots = await tx.find(InventoryLot, { where: { itemId, quantity: MoreThan(0) } });
    return lots.sort(firstExpired);
  }

  /** The lot this delivery belongs to. */
  async lotFor(
    tx: Tx,
    item: InventoryItem,
    what: Pick<Receiving, 'lotNumber' | 'expiresOn' | 'unitCost'>,
  ): Promise<InventoryLot> {
    const cost = what.unitCost === undefined ? costOf(item) : what.unitCost;
    const says = {
      itemId: item.id,
      number: what.lotNumber ?? null,
      expiresOn: what.expiresOn ?? null,
      unitCostMinor: cost?.amountMinor ?? null,
      costCurrency: cost?.currency ?? null,
    };
    const same = await tx.findOne(InventoryLot, {
      where: {
        itemId: item.id,
        number: says.number ?? IsNull(),
        expiresOn: says.expiresOn ?? IsNull(),
        unitCostMinor: says.unitCostMinor ?? IsNull(),
        costCurrency: says.costCurrency ?? IsNull(),
      },
      order: { id: 'DESC' },
    });
    return same ?? tx.save(tx.create(InventoryLot, { ...says, quantity: 0, receivedAt: clock.now() }));
  }

  /** A lot of this item, empty or not. */
  async lotOf(tx: Tx, itemId: number, lotId: number): Promise<InventoryLot> {
    const lot = await tx.findOneBy(InventoryLot, { id: lotId, itemId });
    if (!lot) throw new NotFound();
    return lot;
  }

  /** An item in use, held. */
  async inUse(tx: Tx, itemId: number): Promise<InventoryItem> {
    const item = await this.known(tx, itemId);
    if (item.purgedAt) throw new NotFound();
    if (item.deletedAt) throw new ItemInBin(item.name);
    return item;
  }

  private async requireFresh(tx: Tx, number: string | null, expiresOn: string): Promise<void> {
    if (expiresOn < (await this.clinic.today(tx))) throw new LotExpired(number, expiresOn);
  }

  private async known(tx: Tx, itemId: number): Promise<InventoryItem> {
    const item = (await heldItems(tx, [itemId])).get(itemId);
    if (!item) throw new NotFound();
    return item;
  }
}

const NEVER = '9999-12-31';

/** First expired, first out; of the same day, first received. */
export const firstExpired = (a: InventoryLot, b: InventoryLot): number =>
  (a.expiresOn ?? NEVER).localeCompare(b.expiresOn ?? NEVER) || a.id - b.id;

const sumOf = (lots: readonly InventoryLot[]): number => lots.reduce((sum, { quantity }) => sum + quantity, 0);

/** How much of each lot is taken, in their order; undefined when they do not have so many. */
function piecesOf(lots: readonly InventoryLot[], quantity: number): Piece[] | undefined {
  const pieces: Piece[] = [];
  let rest = quantity;
  for (const lot of lots) {
    const taken = Math.min(rest, lot.quantity);
    if (taken) pieces.push({ lot, difference: -taken });
    rest -= taken;
  }
  return rest ? undefined : pieces;
}

const costOf = ({ unitCostMinor, costCurrency }: InventoryItem) =>
  unitCostMinor === null || costCurrency === null ? null : { amountMinor: unitCostMinor, currency: costCurrency };
