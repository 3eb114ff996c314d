import { Injectable } from '@nestjs/common';
import { levelOf, type StockLevel } from '@cuspid/inventory/contracts';
import { Notices } from '@cuspid/notices/api';
import type { NoticeKind } from '@cuspid/notices/contracts';
import { mayRole, ROLES } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { In } from 'typeorm';
import type { InventoryItem } from '../items/inventory-item';

const KINDS: Readonly<Record<StockLevel, NoticeKind | null>> = {
  OUT_OF_STOCK: 'stock-out',
  CRITICAL: 'stock-low',
  LOW_STOCK: 'stock-low',
  NORMAL: null,
};
const ALL: readonly NoticeKind[] = ['stock-out', 'stock-low'];
const KEEPERS = ROLES.filter((role) => mayRole(role, 'inventory.manage'));

/** Tells who keeps the stock when an item runs low or out: once, and no longer than it is so. */
@Injectable()
export class LevelNotices {
  constructor(private readonly notices: Notices) {}

  /** To be called whenever the level or the minimum changed, with what the level was. */
  async crossed(tx: Tx, item: InventoryItem, before: StockLevel): Promise<void> {
    const now = KINDS[levelOf(item.quantity, item.minimum)];
    if (now === KINDS[before]) return;
    await this.notices.settle(tx, ALL, item.id);
    if (!now) return;
    const keepers = await tx.find(User, { where: { role: In(KEEPERS), isActive: true }, select: { id: true } });
    await this.notices.tell(
      tx,
      keepers.map(({ id }) => id),
      { kind: now, subjectId: item.id, text: item.name },
    );
  }

  /** The item is in use no more. */
  forget(tx: Tx, itemId: number): Promise<void> {
    return this.notices.settle(tx, ALL, itemId);
  }
}
