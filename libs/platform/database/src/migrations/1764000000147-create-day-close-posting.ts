import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/**
 * Which lines of the ledger a close took, and what each put into the drawer. They name no patient and stay when one is deleted
 * for good: the money was counted all the same. So `posting_id` refers to a line that may be gone.
 */
export class CreateDayClosePosting1764000000147 extends Forward {
  readonly name = 'CreateDayClosePosting1764000000147';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists day_close_posting (
        posting_id int unsigned not null primary key,
        close_id int unsigned not null,
        kind varchar(8) not null,
        method varchar(13) not null,
        drawer_minor bigint not null,
        receipt_number int unsigned null,
        posted_at datetime(3) not null,
        constraint day_close_posting_close foreign key (close_id) references day_close (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
