import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreatePasswordReset1764000000026 extends Forward {
  readonly name = 'CreatePasswordReset1764000000026';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists password_reset (
        id int unsigned not null auto_increment primary key,
        user_id int unsigned not null,
        token_hash char(64) not null,
        created_at datetime(3) not null,
        expires_at datetime(3) not null,
        used_at datetime(3) null,
        unique key password_reset_hash (token_hash),
        key password_reset_user (user_id, id),
        key password_reset_expires (expires_at),
        constraint password_reset_user_id foreign key (user_id) references \`user\` (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
