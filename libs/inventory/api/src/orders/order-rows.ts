import { Injectable } from '@nestjs/common';
import type { OrderLineDto, PurchaseOrderDto } from '@cuspid/inventory/contracts/dto';
import { NotFound, type Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { InventoryItem } from '../items/inventory-item';
import { costShown } from '../items/item-rows';
import { orderNumber, PurchaseOrder } from './purchase-order';
import { PurchaseOrderLine } from './purchase-order-line';

type People = ReadonlyMap<number, StaffDto>;

/** Orders as they are told, with their lines, in a fixed number of queries. */
@Injectable()
export class OrderRows {
  constructor(private readonly users: UsersService) {}

  async one(db: EntityManager, me: Pick<Actor, 'role'>, id: number): Promise<PurchaseOrderDto> {
    const order = await db.findOneBy(PurchaseOrder, { id });
    const [told] = order ? await this.of(db, me, [order]) : [];
    if (!told) throw new NotFound();
    return told;
  }

  async of(db: EntityManager, me: Pick<Actor, 'role'>, orders: readonly PurchaseOrder[]): Promise<PurchaseOrderDto[]> {
    if (!orders.length) return [];
    const seesCosts = mayRole(me.role, 'inventory.cost');
    const lines = await db.find(PurchaseOrderLine, {
      where: { orderId: In(orders.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    const items = await db.findBy(InventoryItem, { id: In(lines.map(({ itemId }) => itemId)) });
    const named = new Map(items.map((item) => [item.id, item]));
    const people = await this.users.named(
      orders.flatMap(({ createdById, sentById }) => [createdById, sentById]),
      db,
    );
    return orders.map((order) => {
      const own = lines.filter(({ orderId }) => orderId === order.id);
      return {
        ...orderDto(order, people),
        lines: own.map((line) => lineDto(line, named.get(line.itemId), seesCosts)),
        ...(seesCosts && { total: totalOf(own) }),
      };
    });
  }
}

function orderDto(order: PurchaseOrder, people: People): Omit<PurchaseOrderDto, 'lines' | 'total'> {
  const { id, supplier, state, expectedOn, notes, cancelReason, version } = order;
  return {
    ...{ id, number: orderNumber(id), supplier, state, expectedOn, notes, cancelReason, version },
    createdAt: order.createdAt.toISOString(),
    createdBy: people.get(order.createdById) ?? null,
    sentAt: order.sentAt?.toISOString() ?? null,
    sentBy: (order.sentById && people.get(order.sentById)) || null,
    closedAt: order.closedAt?.toISOString() ?? null,
  };
}

function lineDto(line: PurchaseOrderLine, item: InventoryItem | undefined, seesCosts: boolean): OrderLineDto {
  const { id, itemId, ordered, received } = line;
  return {
    ...{ id, item: { id: itemId, name: item?.name ?? '', unit: item?.unit ?? '' }, ordered, received },
    ...{ outstanding: Math.max(0, ordered - received), over: Math.max(0, received - ordered) },
    ...costShown(line, seesCosts),
  };
}

/** What the lines with a price come to; currencies are never added together. */
function totalOf(lines: readonly PurchaseOrderLine[]): { currency: string; amountMinor: number }[] {
  const sums = new Map<string, number>();
  for (const { costCurrency, unitCostMinor, ordered } of lines) {
    if (costCurrency === null || unitCostMinor === null) continue;
    sums.set(costCurrency, (sums.get(costCurrency) ?? 0) + unitCostMinor * ordered);
  }
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
