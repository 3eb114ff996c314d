import { INVENTORY, STOCK_LEVELS, type StockLevel } from '@cuspid/inventory/contracts';
import { CountColumn, DayColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@cuspid/platform/database';
import { User } from '@cuspid/users/api';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The day that stands for «does not expire»: a list by expiry ends with it. */
export const NEVER = '9999-12-31';

/**
 * Something the clinic keeps in stock. Its level, and the soonest expiry of what is there, change with a movement in the
 * movement's transaction and in no other way; the version is of the details alone.
 */
@Entity('inventory_item')
@Unique('inventory_item_live_name', ['liveName'])
@Index('inventory_item_by_name', ['deletedAt', 'name', 'id'])
@Index('inventory_item_by_category', ['deletedAt', 'category', 'name', 'id'])
@Index('inventory_item_by_urgency', ['deletedAt', 'urgency', 'name', 'id'])
@Index('inventory_item_by_quantity', ['deletedAt', 'quantity', 'name', 'id'])
@Index('inventory_item_by_expiry', ['deletedAt', 'soonestExpiry', 'name', 'id'])
export class InventoryItem {
  @PrimaryGeneratedColumn({ unsigned: true }) id!: number;
  @TextColumn(INVENTORY.nameMax) name!: string;
  @TextColumn(INVENTORY.categoryMax) category!: string;
  @TextColumn(INVENTORY.unitMax) unit!: string;
  @CountColumn() quantity!: number;
  @CountColumn() minimum!: number;
  @CountColumn({ nullable: true, default: undefined }) maximum!: number | null;
  @DayColumn({ default: NEVER }) soonestExpiry!: string;
  @TextColumn(INVENTORY.placeMax, { nullable: true }) place!: string | null;
  @TextColumn(INVENTORY.supplierMax, { nullable: true }) supplier!: string | null;
  /** In minor units, as agreed; what a lot had cost is the lot's. */
  @CountColumn({ nullable: true, default: undefined }) unitCostMinor!: number | null;
  @TextColumn(3, { type: 'char', nullable: true }) costCurrency!: string | null;
  @CountColumn({ default: 1 }) packSize!: number;
  @CountColumn() leadDays!: number;
  @JsonColumn() allergens!: string[] | null;
  @InstantColumn() createdAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'inventory_item_created_by' }) createdById!: number;
  @InstantColumn() updatedAt!: Date;
  @IdColumn() @ForeignKey(() => User, { name: 'inventory_item_updated_by' }) updatedById!: number;
  @InstantColumn({ nullable: true }) deletedAt!: Date | null;
  @IdColumn({ nullable: true })
  @ForeignKey(() => User, { name: 'inventory_item_deleted_by' })
  deletedById!: number | null;
  /** Gone from the bin: only its movements still tell of it. */
  @InstantColumn({ nullable: true }) purgedAt!: Date | null;
  @IdColumn({ nullable: true }) @ForeignKey(() => User, { name: 'inventory_item_purged_by' }) purgedById!:
    number | null;
  @CountColumn({ default: 1 }) version!: number;
  /** The name while the item is in use: of two items in use none has the other's. */
  @TextColumn(INVENTORY.nameMax, {
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(deleted_at is null, name, null)',
  })
  liveName!: string | null;
  /** The place of its level in the list of levels, the worst being 0. */
  @Column({
    type: 'tinyint',
    unsigned: true,
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'if(quantity = 0, 0, if(quantity * 2 <= minimum, 1, if(quantity <= minimum, 2, 3)))',
  })
  urgency!: number | null;
}

/** The word for a place in the list of levels. */
export const levelAt = (urgency: number): StockLevel => STOCK_LEVELS[urgency] ?? 'NORMAL';
