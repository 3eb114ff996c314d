import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateRefreshToken1764000000004 extends Forward {
  readonly name = 'CreateRefreshToken1764000000004';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`refresh_token\` (
        id int unsigned not null auto_increment primary key,
        session_id int unsigned not null,
        token_hash char(64) not null,
        created_at datetime(3) not null,
        used_at datetime(3) null,
        unique key refresh_token_hash (token_hash),
        key refresh_token_session (session_id),
        constraint refresh_token_session_id foreign key (session_id) references session (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
