import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { REASONS_OF, type MovementType } from '@cuspid/inventory/contracts';
import type { RecordMovementDto, StockChangeDto } from '@cuspid/inventory/contracts/dto';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import { ItemRows } from '../items/item-rows';
import type { Piece } from './book';
import { MovementRows } from './movement-rows';
import { Stock } from './stock';
import type { StockMovement } from './stock-movement';

/** Movements somebody records by hand. */
@Injectable()
export class Movements {
  constructor(
    private readonly db: Database,
    private readonly stock: Stock,
    private readonly items: ItemRows,
    private readonly rows: MovementRows,
    private readonly audit: Audit,
  ) {}

  /** Records a movement; the level changes with it, or nothing does. */
  record(me: Actor, itemId: number, what: RecordMovementDto): Promise<StockChangeDto> {
    const faults = faultsOf(what);
    if (faults.length) throw new Invalid(faults);
    return this.db.transaction(me, async (tx) => {
      const written = await this.write(tx, me, itemId, what);
      await this.audit.record(tx, me, `stock.${VERBS[what.type]}`, {
        entity: 'inventory-item',
        id: itemId,
        after: { ...what },
      });
      return { item: await this.items.one(tx, me, itemId), movements: await this.rows.of(tx, me, written) };
    });
  }

  private write(tx: Tx, me: Actor, itemId: number, what: RecordMovementDto): Promise<StockMovement[]> {
    if (what.type === 'IN') return this.stock.receive(tx, me, { itemId, ...what });
    if (what.type === 'OUT') {
      const { lotId, quantity, reason, notes } = what;
      return this.stock.take(tx, me, { itemId, lotId, quantity, reason, notes });
    }
    return this.adjust(tx, me, itemId, what);
  }

  /** So many there are now: of the lot told, or of the item as a whole. */
  private async adjust(tx: Tx, me: Actor, itemId: number, what: RecordMovementDto): Promise<StockMovement[]> {
    const { lotId, quantity, reason, notes } = what;
    const item = await this.stock.inUse(tx, itemId);
    const said = { type: 'ADJUSTMENT', reason, notes } as const;
    if (lotId) {
      const lot = await this.stock.lotOf(tx, itemId, lotId);
      return this.stock.adjust(tx, me, item, [{ lot, difference: quantity - lot.quantity }], said);
    }
    const difference = quantity - item.quantity;
    if (difference < 0) return this.stock.take(tx, me, { itemId, quantity: -difference, ...said });
    const newest = (await this.stock.lotsOf(tx, itemId)).toSorted((a, b) => b.id - a.id)[0];
    const pieces: Piece[] = [{ lot: newest ?? (await this.stock.lotFor(tx, item, {})), difference }];
    return this.stock.adjust(tx, me, item, pieces, said);
  }
}

const VERBS: Readonly<Record<MovementType, string>> = { IN: 'received', OUT: 'issued', ADJUSTMENT: 'adjusted' };

function faultsOf({ type, quantity, reason, lotId, lotNumber, expiresOn, unitCost }: RecordMovementDto): FieldError[] {
  const faults: FieldError[] = [];
  if (!REASONS_OF[type].includes(reason)) {
    faults.push({ path: 'reason', message: `must be one of ${REASONS_OF[type].join(', ')} for ${type}` });
  }
  if (quantity === 0 && type !== 'ADJUSTMENT') faults.push({ path: 'quantity', message: 'must be at least 1' });
  const isNew = Object.entries({ lotNumber, expiresOn, unitCost }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  if (type !== 'IN' || lotId) {
    faults.push(...isNew.map(([path]) => ({ path, message: 'belongs to an IN that brings a lot of its own' })));
  }
  return faults;
}
