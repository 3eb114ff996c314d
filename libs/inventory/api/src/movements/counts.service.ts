import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import type { CountDto, CountedLotDto, CountResultDto, LotCountDto } from '@cuspid/inventory/contracts/dto';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import type { Tx } from '@cuspid/platform/database';
import { CountOutdated } from '../inventory-errors';
import type { InventoryItem } from '../items/inventory-item';
import type { InventoryLot } from '../items/inventory-lot';
import { ItemRows } from '../items/item-rows';
import { MovementRows } from './movement-rows';
import { Stock } from './stock';

interface Found {
  lot: InventoryLot;
  before: number;
  after: number;
}

/** Counts: what is on the shelf decides, and the difference is written. */
@Injectable()
export class Counts {
  constructor(
    private readonly db: Database,
    private readonly stock: Stock,
    private readonly items: ItemRows,
    private readonly rows: MovementRows,
    private readonly audit: Audit,
  ) {}

  /** Writes what was counted, lot by lot; all of it or nothing. */
  count(me: Actor, itemId: number, { lots, notes }: CountDto): Promise<CountResultDto> {
    return this.db.transaction(me, async (tx) => {
      const item = await this.stock.inUse(tx, itemId);
      const found: Found[] = [];
      for (const counted of lots) found.push(await this.find(tx, item, counted));
      if (new Set(found.map(({ lot }) => lot.id)).size < found.length) {
        throw new Invalid([{ path: 'lots', message: 'must not name a lot twice' }]);
      }
      const told = found.map(toldOf);
      const pieces = found.map(({ lot, before, after }) => ({ lot, difference: after - before }));
      const written = await this.stock.adjust(tx, me, item, pieces, { type: 'ADJUSTMENT', reason: 'COUNT', notes });
      const after = { lots: told.map(({ lot, ...was }) => ({ lotId: lot.id, ...was })), notes };
      await this.audit.record(tx, me, 'stock.counted', { entity: 'inventory-item', id: itemId, after });
      return {
        item: await this.items.one(tx, me, itemId),
        lots: told,
        movements: await this.rows.of(tx, me, written),
      };
    });
  }

  private async find(tx: Tx, item: InventoryItem, counted: LotCountDto): Promise<Found> {
    const { lotId, lotNumber, expiresOn, expected } = counted;
    const lot = lotId
      ? await this.stock.lotOf(tx, item.id, lotId)
      : await this.stock.lotFor(tx, item, { lotNumber, expiresOn });
    if (typeof expected === 'number' && expected !== lot.quantity) {
      throw new CountOutdated({ lotId: lot.id, expected, quantity: lot.quantity });
    }
    return { lot, before: lot.quantity, after: counted.counted };
  }
}

const toldOf = ({ lot: { id, number, expiresOn }, before, after }: Found): CountedLotDto => ({
  lot: { id, number, expiresOn },
  ...{ before, after },
});
