import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Trade item numbers of items: a code on a box means one item, and so many units of it. */
export class CreateInventoryCode1764000000156 extends Forward {
  readonly name = 'CreateInventoryCode1764000000156';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists inventory_code (
        gtin char(14) not null primary key,
        item_id int unsigned not null,
        units int unsigned not null default 1,
        key inventory_code_of_item (item_id),
        constraint inventory_code_item foreign key (item_id) references inventory_item (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
