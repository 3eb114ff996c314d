import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateAttemptLimit1764000000027 extends Forward {
  readonly name = 'CreateAttemptLimit1764000000027';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists attempt_limit (
        key_hash char(64) not null primary key,
        count int unsigned not null default 0,
        ends_at datetime(3) not null,
        key attempt_limit_ends (ends_at)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
