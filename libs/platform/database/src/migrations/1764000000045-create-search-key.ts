import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateSearchKey1764000000045 extends Forward {
  readonly name = 'CreateSearchKey1764000000045';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists search_key (
        letters varchar(7) character set utf8mb4 collate utf8mb4_bin not null,
        word varchar(40) character set utf8mb4 collate utf8mb4_bin not null,
        primary key (letters, word),
        key search_key_word (word),
        constraint search_key_of_word foreign key (word) references search_word (word) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
