import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateChair1764000000010 extends Forward {
  readonly name = 'CreateChair1764000000010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`chair\` (
        id int unsigned not null auto_increment primary key,
        name varchar(40) not null,
        sort int unsigned not null default 0,
        is_active tinyint(1) not null default 1,
        unique key chair_name (name)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
