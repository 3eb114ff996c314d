import { Injectable } from '@nestjs/common';
import type { StockMovementDto } from '@cuspid/inventory/contracts/dto';
import type { Actor } from '@cuspid/platform/api';
import { mayRole } from '@cuspid/platform/contracts';
import { UsersService } from '@cuspid/users/api';
import { In, type EntityManager } from 'typeorm';
import { InventoryItem } from '../items/inventory-item';
import { InventoryLot } from '../items/inventory-lot';
import { costShown } from '../items/item-rows';
import type { StockMovement } from './stock-movement';

/** Movements as they are told: names of items, lots and people in a fixed number of queries. */
@Injectable()
export class MovementRows {
  constructor(private readonly users: UsersService) {}

  async of(db: EntityManager, me: Pick<Actor, 'role'>, rows: readonly StockMovement[]): Promise<StockMovementDto[]> {
    if (!rows.length) return [];
    const seesCosts = mayRole(me.role, 'inventory.cost');
    const items = new Map(
      (await db.findBy(InventoryItem, { id: In(rows.map((row) => row.itemId)) })).map((one) => [one.id, one]),
    );
    const lots = new Map(
      (await db.findBy(InventoryLot, { id: In(rows.map((row) => row.lotId)) })).map((one) => [one.id, one]),
    );
    const people = await this.users.named(
      rows.map(({ byId }) => byId),
      db,
    );
    return rows.map((row) => {
      const { id, type, reason, difference, balanceAfter, lotBalanceAfter, notes, patientUsageId, orderId } = row;
      const [item, lot] = [items.get(row.itemId), lots.get(row.lotId)];
      return {
        ...{ id, at: row.at.toISOString(), type, reason, quantity: Math.abs(difference), change: difference },
        ...{ balanceAfter, lotBalanceAfter },
        item: { id: row.itemId, name: item?.name ?? '', unit: item?.unit ?? '' },
        lot: { id: row.lotId, number: lot?.number ?? null, expiresOn: lot?.expiresOn ?? null },
        by: people.get(row.byId) ?? null,
        ...{ notes, patientUsageId, orderId },
        ...costShown(row, seesCosts),
      };
    });
  }
}
