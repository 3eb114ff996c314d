import { INVENTORY, type OrderState } from '@cuspid/inventory/contracts';
import { CountColumn, DayColumn, IdColumn, InstantColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An order with a supplier. */
@Entity('purchase_order')
@Index('purchase_order_state', ['state', 'id'])
export class PurchaseOrder {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(INVENTORY.supplierMax) supplier!: string;
  @TextColumn(15, { default: 'DRAFT' }) state!: OrderState;
  @DayColumn({ nullable: true }) expectedOn!: string | null;
  @TextColumn(INVENTORY.notesMax, { nullable: true }) notes!: string | null;
  @TextColumn(INVENTORY.notesMax, { nullable: true }) cancelReason!: string | null;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'purchase_order_created_by' }) createdById!: number;
  @InstantColumn({ nullable: true }) sentAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'purchase_order_sent_by' }) sentById!: number | null;
  @InstantColumn({ nullable: true }) closedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'purchase_order_closed_by' }) closedById!:
    number | null;
  @CountColumn({ default: 1 }) version!: number;
}

/** What an order is called on paper. */
export const orderNumber = (id: number): string => `PO-${String(id).padStart(6, '0')}`;
