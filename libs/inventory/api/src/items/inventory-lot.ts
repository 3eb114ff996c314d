import { INVENTORY } from '@cuspid/inventory/contracts';
import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InventoryItem } from './inventory-item';

/** What of an item has the same number, expiry and price. Whoever changes its level holds the item's row. */
@Entity('inventory_lot')
@Index('inventory_lot_of_item', ['itemId', 'quantity'])
@Index('inventory_lot_same', ['itemId', 'number', 'expiresOn'])
@Index('inventory_lot_number', ['number', 'itemId'])
export class InventoryLot {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => InventoryItem, { name: 'inventory_lot_item' }) itemId!: number;
  @TextColumn(INVENTORY.lotMax, { nullable: true }) number!: string | null;
  @DayColumn({ nullable: true }) expiresOn!: string | null;
  @CountColumn() quantity!: number;
  /** What a unit of it had cost, in minor units. */
  @CountColumn({ nullable: true, default: undefined }) unitCostMinor!: number | null;
  @TextColumn(3, { type: 'char', nullable: true }) costCurrency!: string | null;
  @InstantColumn() receivedAt!: Date;
}
