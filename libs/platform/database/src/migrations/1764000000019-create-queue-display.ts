import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateQueueDisplay1764000000019 extends Forward {
  readonly name = 'CreateQueueDisplay1764000000019';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`queue_display\` (
        id int unsigned not null auto_increment primary key,
        token_hash char(64) not null,
        name varchar(60) not null,
        created_by_id int unsigned not null,
        created_at datetime(3) not null,
        revoked_at datetime(3) null,
        unique key queue_display_token (token_hash),
        constraint queue_display_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
