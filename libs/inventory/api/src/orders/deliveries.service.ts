import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { DeliveredDto, ReceivedOrderDto, ReceiveOrderDto } from '@cuspid/inventory/contracts/dto';
import { Database, Invalid, NotFound, type Actor } from '@cuspid/platform/api';
import { clock, type Tx } from '@cuspid/platform/database';
import { OrderNotOut, OverDelivered } from '../inventory-errors';
import type { InventoryItem } from '../items/inventory-item';
import { costOf } from '../items/item-rows';
import { MovementRows } from '../movements/movement-rows';
import { Stock } from '../movements/stock';
import type { StockMovement } from '../movements/stock-movement';
import { OrderRows } from './order-rows';
import { ORDER } from './orders.service';
import { PurchaseOrder } from './purchase-order';
import { PurchaseOrderLine } from './purchase-order-line';

type Lines = ReadonlyMap<number, PurchaseOrderLine>;

/** What came by an order: scan by scan, or all at once. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly db: Database,
    private readonly stock: Stock,
    private readonly rows: OrderRows,
    private readonly movements: MovementRows,
    private readonly audit: Audit,
  ) {}

  /** Brings in what came; all of it or nothing. Two who receive at once do so one after the other. */
  receive(me: Actor, orderId: number, { delivered, acceptsOver, notes }: ReceiveOrderDto): Promise<ReceivedOrderDto> {
    return this.db.transaction(me, async (tx) => {
      const order = await outOf(tx, orderId);
      const lines = await linesOf(tx, orderId, delivered);
      const items = await this.stock.hold(
        tx,
        [...lines.values()].map(({ itemId }) => itemId),
      );
      if (!acceptsOver) requireOrdered(lines, items, delivered);
      const written: StockMovement[] = [];
      for (const one of delivered) written.push(...(await this.bring(tx, me, orderId, lines, one, notes ?? null)));
      for (const [id, amount] of amountsOf(delivered))
        await tx.increment(PurchaseOrderLine, { id }, 'received', amount);
      await settle(tx, me, order);
      await this.audit.record(tx, me, 'order.received', { entity: ORDER, id: orderId, after: { delivered, notes } });
      return { order: await this.rows.one(tx, me, orderId), movements: await this.movements.of(tx, me, written) };
    });
  }

  private bring(tx: Tx, me: Actor, orderId: number, lines: Lines, one: DeliveredDto, notes: string | null) {
    const line = lines.get(one.lineId);
    if (!line) throw new NotFound();
    const { quantity, lotNumber, expiresOn, unitCost = costOf(line) } = one;
    const what = { itemId: line.itemId, quantity, lotNumber, expiresOn, unitCost };
    return this.stock.receive(tx, me, { ...what, reason: 'PURCHASE', orderId, notes });
  }
}

async function outOf(tx: Tx, id: number): Promise<PurchaseOrder> {
  const order = await tx.findOne(PurchaseOrder, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!order) throw new NotFound();
  if (order.state !== 'SENT' && order.state !== 'PARTLY_RECEIVED') throw new OrderNotOut(order.state);
  return order;
}

async function linesOf(tx: Tx, orderId: number, delivered: readonly DeliveredDto[]): Promise<Lines> {
  const lines = new Map((await tx.findBy(PurchaseOrderLine, { orderId })).map((line) => [line.id, line]));
  delivered.forEach(({ lineId }, index) => {
    if (!lines.has(lineId)) throw new Invalid([{ path: `delivered.${index}.lineId`, message: 'must be a line of it' }]);
  });
  return lines;
}

function amountsOf(delivered: readonly DeliveredDto[]): Map<number, number> {
  const amounts = new Map<number, number>();
  for (const { lineId, quantity } of delivered) amounts.set(lineId, (amounts.get(lineId) ?? 0) + quantity);
  return amounts;
}

function requireOrdered(
  lines: Lines,
  items: ReadonlyMap<number, InventoryItem>,
  delivered: readonly DeliveredDto[],
): void {
  const over = [...amountsOf(delivered)].flatMap(([lineId, amount]) => {
    const line = lines.get(lineId);
    const outstanding = line ? Math.max(0, line.ordered - line.received) : 0;
    if (amount <= outstanding) return [];
    return [{ lineId, name: (line && items.get(line.itemId)?.name) ?? '', outstanding, delivered: amount }];
  });
  if (over.length) throw new OverDelivered(over);
}

async function settle(tx: Tx, me: Actor, order: PurchaseOrder): Promise<void> {
  const lines = await tx.findBy(PurchaseOrderLine, { orderId: order.id });
  const isWhole = lines.every(({ ordered, received }) => received >= ordered);
  const state = isWhole
    ? ({ state: 'RECEIVED', closedAt: clock.now(), closedById: me.id } as const)
    : ({ state: 'PARTLY_RECEIVED' } as const);
  await tx.save(Object.assign(order, state, { version: order.version + 1 }));
}
