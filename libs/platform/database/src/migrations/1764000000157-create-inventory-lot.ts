import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What of an item has the same lot number, expiry and price. */
export class CreateInventoryLot1764000000157 extends Forward {
  readonly name = 'CreateInventoryLot1764000000157';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists inventory_lot (
        id int unsigned not null auto_increment primary key,
        item_id int unsigned not null,
        number varchar(40) null,
        expires_on date null,
        quantity int unsigned not null default 0,
        unit_cost_minor int unsigned null,
        cost_currency char(3) null,
        received_at datetime(3) not null,
        key inventory_lot_of_item (item_id, quantity),
        key inventory_lot_same (item_id, number, expires_on),
        key inventory_lot_number (number, item_id),
        constraint inventory_lot_never_below_zero check (quantity >= 0),
        constraint inventory_lot_item foreign key (item_id) references inventory_item (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
