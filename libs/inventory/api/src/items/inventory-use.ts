import { DayColumn, IdColumn } from '@cuspid/platform/database';
import { Column, Entity, ForeignKey } from 'typeorm';
import { InventoryItem } from './inventory-item';

/** How many of an item were used in a week, which its Monday names; less than none when more was given back. */
@Entity('inventory_use')
export class InventoryUse {
  @IdColumn({ primary: true }) @ForeignKey(() => InventoryItem, { name: 'inventory_use_item' }) itemId!: number;
  @DayColumn({ primary: true }) week!: string;
  @Column({ type: 'int', default: 0 }) used!: number;
}
