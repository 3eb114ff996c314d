import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How many of an item were used in a week (its Monday): what proposals of orders are reckoned from. */
export class CreateInventoryUse1764000000162 extends Forward {
  readonly name = 'CreateInventoryUse1764000000162';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists inventory_use (
        item_id int unsigned not null,
        week date not null,
        used int not null default 0,
        primary key (item_id, week),
        constraint inventory_use_item foreign key (item_id) references inventory_item (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
