import { INVENTORY, type MovementReason, type MovementType } from '@cuspid/inventory/contracts';
import { CountColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InventoryItem } from '../items/inventory-item';
import { InventoryLot } from '../items/inventory-lot';
import { PurchaseOrder } from '../orders/purchase-order';

/** One change of a level. Added and read, never changed: triggers and the application's rights see to it. */
@Entity('stock_movement')
@Index('stock_movement_of_item', ['itemId', 'id'])
@Index('stock_movement_of_lot', ['lotId', 'id'])
@Index('stock_movement_at', ['at', 'id'])
@Index('stock_movement_type', ['type', 'at', 'id'])
@Index('stock_movement_reason', ['reason', 'at', 'id'])
@Index('stock_movement_type_reason', ['type', 'reason', 'at', 'id'])
@Index('stock_movement_usage', ['patientUsageId'])
@Index('stock_movement_of_order', ['orderId'])
export class StockMovement {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => InventoryItem, { name: 'stock_movement_item' }) itemId!: number;
  @IdColumn() @ForeignKey(() => InventoryLot, { name: 'stock_movement_lot' }) lotId!: number;
  @TextColumn(10) type!: MovementType;
  @TextColumn(8) reason!: MovementReason;
  /** Units with their sign: what came is more, what left is less. */
  @Column({ type: 'int' }) difference!: number;
  @CountColumn({ default: undefined }) balanceAfter!: number;
  @CountColumn({ default: undefined }) lotBalanceAfter!: number;
  /** What a unit of the lot had cost: kept here, so that what a use cost stays what it was. */
  @CountColumn({ nullable: true, default: undefined }) unitCostMinor!: number | null;
  @TextColumn(3, { type: 'char', nullable: true }) costCurrency!: string | null;
  @InstantColumn() at!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'stock_movement_by' }) byId!: number;
  @TextColumn(INVENTORY.notesMax, { nullable: true }) notes!: string | null;
  /** The use on a patient it was for. No foreign key: a use goes with its patient, what left the shelf stays written. */
  @IdColumn({ nullable: true }) patientUsageId!: number | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => PurchaseOrder, { name: 'stock_movement_order' })
  orderId!: number | null;
}
