import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateIdempotencyKey1764000000006 extends Forward {
  readonly name = 'CreateIdempotencyKey1764000000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`idempotency_key\` (
        user_id int unsigned not null,
        key_hash char(64) not null,
        fingerprint char(64) not null,
        answer mediumtext null,
        created_at datetime(3) not null,
        primary key (user_id, key_hash),
        key idempotency_key_created (created_at)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
