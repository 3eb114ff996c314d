import { CountColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { InventoryItem } from '../items/inventory-item';
import { PurchaseOrder } from './purchase-order';

/** How many of an item an order is for, and how many have come. */
@Entity('purchase_order_line')
@Unique('purchase_order_line_item_once', ['orderId', 'itemId'])
@Index('purchase_order_line_of_item', ['itemId'])
export class PurchaseOrderLine {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @IdColumn() @ForeignKey(() => PurchaseOrder, { name: 'purchase_order_line_order' }) orderId!: number;
  @IdColumn() @ForeignKey(() => InventoryItem, { name: 'purchase_order_line_item' }) itemId!: number;
  @CountColumn({ default: undefined }) ordered!: number;
  @CountColumn() received!: number;
  @CountColumn({ nullable: true, default: undefined }) unitCostMinor!: number | null;
  @TextColumn(3, { type: 'char', nullable: true }) costCurrency!: string | null;
}
