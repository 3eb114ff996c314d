import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateSequence1764000000011 extends Forward {
  readonly name = 'CreateSequence1764000000011';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`sequence\` (
        name varchar(40) not null primary key,
        value int unsigned not null default 0
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
