import { Injectable } from '@nestjs/common';
import { Audit, changed } from '@cuspid/audit/api';
import type { OrderState } from '@cuspid/inventory/contracts';
import type {
  AddOrderDto,
  AddOrderLineDto,
  CancelOrderDto,
  EditOrderDto,
  OrderFilter,
  PurchaseOrderDto,
} from '@cuspid/inventory/contracts/dto';
import {
  cursorOf,
  Database,
  Events,
  Invalid,
  limitOf,
  NotFound,
  pageFrom,
  placeOf,
  StaleVersion,
  type Actor,
} from '@cuspid/platform/api';
import type { Page } from '@cuspid/platform/contracts';
import { clock, type Tx } from '@cuspid/platform/database';
import { ItemInBin, OrderNotDraft, OrderNotOut } from '../inventory-errors';
import { costColumns, costOf } from '../items/item-rows';
import { Stock } from '../movements/stock';
import { OPEN_STATES } from './open-orders';
import { OrderRows } from './order-rows';
import { PurchaseOrder } from './purchase-order';
import { PurchaseOrderLine } from './purchase-order-line';

export const ORDER = 'purchase-order';
const OPEN: readonly OrderState[] = OPEN_STATES;

/** Orders with suppliers, from the draft until they are over. */
@Injectable()
export class Orders {
  constructor(
    private readonly db: Database,
    private readonly stock: Stock,
    private readonly rows: OrderRows,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** The newest first. */
  async list(me: Actor, filter: OrderFilter): Promise<Page<PurchaseOrderDto>> {
    const query = this.db.source.createQueryBuilder(PurchaseOrder, 'purchase').where('true');
    if (filter.state) query.andWhere('purchase.state = :state', { state: filter.state });
    if (filter.isOpen) query.andWhere('purchase.state in (:...open)', { open: OPEN_STATES });
    const total = filter.count ? await query.getCount() : undefined;
    if (filter.cursor) query.andWhere('purchase.id < :id', { id: placeOf(filter.cursor, ORDER, 1)[0] });
    const limit = limitOf(filter);
    const orders = await query
      .orderBy('purchase.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const { items, nextCursor } = pageFrom(
      orders,
      limit,
      ({ id }) => cursorOf(ORDER, [id]),
      (order) => order,
    );
    const told = await this.rows.of(this.db.source.manager, me, items);
    return { items: told, nextCursor, ...(total !== undefined && { total }) };
  }

  read(me: Actor, id: number): Promise<PurchaseOrderDto> {
    return this.rows.one(this.db.source.manager, me, id);
  }

  /** Begins an order. */
  add(me: Actor, { lines, ...what }: AddOrderDto): Promise<PurchaseOrderDto> {
    return this.db.transaction(me, async (tx) => {
      const order = await tx.save(tx.create(PurchaseOrder, { ...what, createdAt: clock.now(), createdById: me.id }));
      await this.setLines(tx, order.id, lines);
      return this.told(tx, me, order.id, 'order.made', { after: { ...what, lines } });
    });
  }

  edit(me: Actor, id: number, version: number, { lines, ...what }: EditOrderDto): Promise<PurchaseOrderDto> {
    return this.db.transaction(me, async (tx) => {
      const order = await this.held(tx, id, version);
      const difference = changed<object>({ ...order }, what);
      const isOfDraft = Boolean(lines) || 'supplier' in difference.after;
      if (isOfDraft && order.state !== 'DRAFT') throw new OrderNotDraft();
      await tx.save(Object.assign(order, what, { version: version + 1 }));
      if (lines) await this.setLines(tx, id, lines);
      const after = { ...difference.after, ...(lines && { lines }) };
      return this.told(tx, me, id, 'order.changed', { before: difference.before, after });
    });
  }

  /** It is with the supplier from now on. */
  send(me: Actor, id: number, version: number): Promise<PurchaseOrderDto> {
    return this.db.transaction(me, async (tx) => {
      const order = await this.held(tx, id, version);
      if (order.state !== 'DRAFT') throw new OrderNotDraft();
      const sent = { state: 'SENT', sentAt: clock.now(), sentById: me.id, version: version + 1 } as const;
      await tx.save(Object.assign(order, sent));
      return this.told(tx, me, id, 'order.sent', {});
    });
  }

  /** What has not come is not expected any more. What has stays. */
  cancel(me: Actor, id: number, version: number, { reason }: CancelOrderDto): Promise<PurchaseOrderDto> {
    return this.db.transaction(me, async (tx) => {
      const order = await this.held(tx, id, version);
      const closed = { closedAt: clock.now(), closedById: me.id, cancelReason: reason, version: version + 1 };
      const before = { state: order.state };
      await tx.save(Object.assign(order, { state: 'CANCELLED' }, closed));
      return this.told(tx, me, id, 'order.cancelled', { before, after: { reason } });
    });
  }

  /** An order that is not over, held. */
  private async held(tx: Tx, id: number, version: number): Promise<PurchaseOrder> {
    const order = await tx.findOne(PurchaseOrder, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!order) throw new NotFound();
    if (order.version !== version) throw new StaleVersion(order.version);
    if (!OPEN.includes(order.state)) throw new OrderNotOut(order.state);
    return order;
  }

  /** The items are held: none of them goes into the bin meanwhile. */
  private async setLines(tx: Tx, orderId: number, lines: readonly AddOrderLineDto[]): Promise<void> {
    const items = await this.stock.hold(
      tx,
      lines.map(({ itemId }) => itemId),
    );
    if (new Set(lines.map(({ itemId }) => itemId)).size < lines.length) {
      throw new Invalid([{ path: 'lines', message: 'must each be of another item' }]);
    }
    const rows = lines.map(({ itemId, ordered, unitCost }) => {
      const item = items.get(itemId);
      if (!item || item.purgedAt) throw new NotFound();
      if (item.deletedAt) throw new ItemInBin(item.name);
      return { orderId, itemId, ordered, ...costColumns(unitCost === undefined ? costOf(item) : unitCost) };
    });
    await tx.delete(PurchaseOrderLine, { orderId });
    await tx.insert(PurchaseOrderLine, rows);
  }

  private async told(tx: Tx, me: Actor, id: number, action: string, what: { before?: object; after?: object }) {
    await this.audit.record(tx, me, action, { entity: ORDER, id, ...what });
    await this.events.publish(tx, 'inventory');
    return this.rows.one(tx, me, id);
  }
}
