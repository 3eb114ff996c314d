import { CountColumn, IdColumn, TextColumn } from '@cuspid/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { InventoryItem } from './inventory-item';

/** A trade item number (14 digits): one item, and so many units of it in the box. */
@Entity('inventory_code')
@Index('inventory_code_of_item', ['itemId'])
export class InventoryCode {
  @TextColumn(14, { type: 'char', primary: true }) gtin!: string;
  @IdColumn() @ForeignKey(() => InventoryItem, { name: 'inventory_code_item' }) itemId!: number;
  @CountColumn({ default: 1 }) units!: number;
}
