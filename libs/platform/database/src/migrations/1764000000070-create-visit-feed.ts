import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** A person's link to their own visits for calendar programs. */
export class CreateVisitFeed1764000000070 extends Forward {
  readonly name = 'CreateVisitFeed1764000000070';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists visit_feed (
        user_id int unsigned not null primary key,
        token_hash char(64) not null,
        with_types tinyint(1) not null default 0,
        created_at datetime(3) not null,
        read_at datetime(3) null,
        unique key visit_feed_token (token_hash),
        constraint visit_feed_user foreign key (user_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
