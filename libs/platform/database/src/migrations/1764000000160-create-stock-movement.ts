import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Every change of a level, with what was left of the item and of the lot, and what a unit of the lot had cost. */
export class CreateStockMovement1764000000160 extends Forward {
  readonly name = 'CreateStockMovement1764000000160';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists stock_movement (
        id int unsigned not null auto_increment primary key,
        item_id int unsigned not null,
        lot_id int unsigned not null,
        type varchar(10) not null,
        reason varchar(8) not null,
        difference int not null,
        balance_after int unsigned not null,
        lot_balance_after int unsigned not null,
        unit_cost_minor int unsigned null,
        cost_currency char(3) null,
        at datetime(3) not null,
        by_id int unsigned not null,
        notes varchar(300) null,
        patient_usage_id int unsigned null,
        order_id int unsigned null,
        key stock_movement_of_item (item_id, id),
        key stock_movement_of_lot (lot_id, id),
        key stock_movement_at (at, id),
        key stock_movement_type (type, at, id),
        key stock_movement_reason (reason, at, id),
        key stock_movement_type_reason (type, reason, at, id),
        key stock_movement_usage (patient_usage_id),
        key stock_movement_of_order (order_id),
        constraint stock_movement_changes_something check (difference <> 0),
        constraint stock_movement_item foreign key (item_id) references inventory_item (id) on delete no action on update no action,
        constraint stock_movement_lot foreign key (lot_id) references inventory_lot (id) on delete no action on update no action,
        constraint stock_movement_by foreign key (by_id) references \`user\` (id) on delete no action on update no action,
        constraint stock_movement_order foreign key (order_id) references purchase_order (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
