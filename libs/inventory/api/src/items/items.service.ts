import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import { levelOf } from '@cuspid/inventory/contracts';
import type {
  AddItemDto,
  EditItemDto,
  InventoryItemDetailDto,
  InventoryLotsDto,
} from '@cuspid/inventory/contracts/dto';
import { Database, Events, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { clock, isDuplicate, type Tx } from '@cuspid/platform/database';
import { UsersService } from '@cuspid/users/api';
import { MoreThan, type EntityManager } from 'typeorm';
import { ItemHasStock, ItemInBin, ItemNameTaken, ItemNotInBin, ItemOnOrder } from '../inventory-errors';
import { heldItems } from '../movements/book';
import { LevelNotices } from '../movements/level-notices';
import { firstExpired } from '../movements/stock';
import { openOrderOf } from '../orders/open-orders';
import { orderNumber } from '../orders/purchase-order';
import { InventoryCode } from './inventory-code';
import { InventoryItem } from './inventory-item';
import { InventoryLot } from './inventory-lot';
import { codesOf, setCodes } from './item-codes';
import { costColumns, costOf, ItemRows, lotDto } from './item-rows';

const ENTITY = 'inventory-item';

/** Items: what is said about them. How many there are, movements say. */
@Injectable()
export class Items {
  constructor(
    private readonly db: Database,
    private readonly rows: ItemRows,
    private readonly users: UsersService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly notices: LevelNotices,
  ) {}

  /** One item, in the bin or not. */
  read(me: Actor, id: number): Promise<InventoryItemDetailDto> {
    return this.detail(this.db.source.manager, me, id);
  }

  /** Lots that are not empty, the first to expire first. */
  async lots(me: Actor, id: number): Promise<InventoryLotsDto> {
    const db = this.db.source.manager;
    await this.known(db, id);
    const eyes = await this.rows.eyesOf(me);
    const lots = await db.findBy(InventoryLot, { itemId: id, quantity: MoreThan(0) });
    return { items: lots.sort(firstExpired).map((lot) => lotDto(lot, eyes)) };
  }

  add(me: Actor, { codes = [], unitCost, ...what }: AddItemDto): Promise<InventoryItemDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const at = clock.now();
      const made = { createdAt: at, createdById: me.id, updatedAt: at, updatedById: me.id };
      const item = tx.create(InventoryItem, { minimum: 0, ...what, ...costColumns(unitCost), ...made });
      requireOrder(item);
      await named(tx, item);
      await setCodes(tx, item.id, codes);
      await this.audit.record(tx, me, 'inventory.added', {
        entity: ENTITY,
        id: item.id,
        after: { ...what, unitCost, codes },
      });
      await this.events.publish(tx, 'inventory', { id: item.id });
      return this.detail(tx, me, item.id);
    });
  }

  /** Changes what is said about an item. With another minimum its level may be another. */
  edit(
    me: Actor,
    id: number,
    version: number,
    { codes, unitCost, ...what }: EditItemDto,
  ): Promise<InventoryItemDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.held(tx, id, version);
      if (item.deletedAt) throw new ItemInBin(item.name);
      const old = { ...item, unitCost: costOf(item), codes: await codesOf(tx, id) };
      const before = levelOf(item.quantity, item.minimum);
      const difference = changed<object>(old, {
        ...what,
        ...(unitCost !== undefined && { unitCost }),
        ...(codes && { codes }),
      });
      if (!Object.keys(difference.after).length) return this.detail(tx, me, id);
      Object.assign(item, what, costColumns(unitCost));
      requireOrder(item);
      await named(tx, this.touched(me, item));
      if (codes) await setCodes(tx, id, codes);
      await this.notices.crossed(tx, item, before);
      return this.told(tx, me, item, 'inventory.changed', difference);
    });
  }

  /** Into the bin; or, from there, for good. */
  remove(me: Actor, id: number, version: number, isForGood: boolean): Promise<InventoryItemDetailDto> {
    return isForGood ? this.purge(me, id, version) : this.bin(me, id, version);
  }

  /** Puts an item in the bin, when nothing is left of it and none is on order. */
  private bin(me: Actor, id: number, version: number): Promise<InventoryItemDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.held(tx, id, version);
      if (item.deletedAt) throw new ItemInBin(item.name);
      if (item.quantity) throw new ItemHasStock(item.quantity, item.unit);
      const orderId = await openOrderOf(tx, id);
      if (orderId) throw new ItemOnOrder(orderNumber(orderId));
      Object.assign(this.touched(me, item), { deletedAt: clock.now(), deletedById: me.id });
      await tx.save(item);
      await this.notices.forget(tx, id);
      return this.told(tx, me, item, 'inventory.binned', { before: { name: item.name } });
    });
  }

  /** Takes an item out of the bin. */
  restore(me: Actor, id: number, version: number): Promise<InventoryItemDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.held(tx, id, version);
      if (!item.deletedAt) throw new ItemNotInBin();
      Object.assign(this.touched(me, item), { deletedAt: null, deletedById: null });
      await named(tx, item);
      await this.notices.crossed(tx, item, 'NORMAL');
      return this.told(tx, me, item, 'inventory.restored', { after: { name: item.name } });
    });
  }

  /** Deletes an item in the bin for good. Its movements stay, with its name; its codes are free again. */
  private purge(me: Actor, id: number, version: number): Promise<InventoryItemDetailDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.held(tx, id, version);
      if (!item.deletedAt) throw new ItemNotInBin();
      if (item.quantity) throw new ItemHasStock(item.quantity, item.unit);
      const last = await this.detail(tx, me, id);
      await tx.delete(InventoryCode, { itemId: id });
      await tx.save(Object.assign(this.touched(me, item), { purgedAt: clock.now(), purgedById: me.id }));
      await this.note(tx, me, item, 'inventory.purged', { before: { name: item.name } });
      return { ...last, version: item.version };
    });
  }

  private touched(me: Actor, item: InventoryItem): InventoryItem {
    return Object.assign(item, { version: item.version + 1, updatedAt: clock.now(), updatedById: me.id });
  }

  private async told(
    tx: Tx,
    me: Actor,
    item: InventoryItem,
    action: string,
    what: { before?: object; after?: object },
  ) {
    await this.note(tx, me, item, action, what);
    return this.detail(tx, me, item.id);
  }

  private async note(
    tx: Tx,
    me: Actor,
    { id }: InventoryItem,
    action: string,
    what: { before?: object; after?: object },
  ) {
    await this.audit.record(tx, me, action, { entity: ENTITY, id, ...what });
    await this.events.publish(tx, 'inventory', { id });
  }

  private async held(tx: Tx, id: number, version: number): Promise<InventoryItem> {
    const item = (await heldItems(tx, [id])).get(id);
    if (!item || item.purgedAt) throw new NotFound();
    if (item.version !== version) throw new StaleVersion(item.version);
    return item;
  }

  private async known(db: EntityManager, id: number): Promise<InventoryItem> {
    const item = await db.findOneBy(InventoryItem, { id });
    if (!item || item.purgedAt) throw new NotFound();
    return item;
  }

  private async detail(db: EntityManager, me: Actor, id: number): Promise<InventoryItemDetailDto> {
    const item = await this.known(db, id);
    const people = await this.users.named([item.createdById, item.deletedById], db);
    return {
      ...(await this.rows.one(db, me, id)),
      codes: await codesOf(db, id),
      createdAt: item.createdAt.toISOString(),
      createdBy: people.get(item.createdById) ?? null,
      deletedAt: item.deletedAt?.toISOString() ?? null,
      deletedBy: (item.deletedById && people.get(item.deletedById)) || null,
    };
  }
}

function requireOrder({ minimum, maximum }: InventoryItem): void {
  if (maximum !== null && maximum !== undefined && maximum < minimum) {
    throw new Invalid([{ path: 'maximum', message: 'must be at least the minimum' }]);
  }
}

async function named(tx: Tx, item: InventoryItem): Promise<void> {
  try {
    await tx.save(item);
  } catch (error) {
    throw isDuplicate(error, 'inventory_item_live_name') ? new ItemNameTaken(item.name) : error;
  }
}
