import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateSearchWord1764000000044 extends Forward {
  readonly name = 'CreateSearchWord1764000000044';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists search_word (
        word varchar(40) character set utf8mb4 collate utf8mb4_bin not null,
        primary key (word)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
