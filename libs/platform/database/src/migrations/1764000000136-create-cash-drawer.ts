import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** A row a cashier, for everything that moves money to be held by. */
export class CreateCashDrawer1764000000136 extends Forward {
  readonly name = 'CreateCashDrawer1764000000136';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists cash_drawer (
        user_id int unsigned not null primary key,
        constraint cash_drawer_user foreign key (user_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
