import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What an order is for, an item a line. */
export class CreatePurchaseOrderLine1764000000159 extends Forward {
  readonly name = 'CreatePurchaseOrderLine1764000000159';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists purchase_order_line (
        id int unsigned not null auto_increment primary key,
        order_id int unsigned not null,
        item_id int unsigned not null,
        ordered int unsigned not null,
        received int unsigned not null default 0,
        unit_cost_minor int unsigned null,
        cost_currency char(3) null,
        unique key purchase_order_line_item_once (order_id, item_id),
        key purchase_order_line_of_item (item_id),
        constraint purchase_order_line_some check (ordered >= 1),
        constraint purchase_order_line_order foreign key (order_id) references purchase_order (id) on delete no action on update no action,
        constraint purchase_order_line_item foreign key (item_id) references inventory_item (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
