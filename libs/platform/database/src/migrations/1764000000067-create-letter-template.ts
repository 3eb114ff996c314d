import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateLetterTemplate1764000000067 extends Forward {
  readonly name = 'CreateLetterTemplate1764000000067';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists letter_template (
        id int unsigned not null auto_increment primary key,
        kind varchar(10) not null,
        language varchar(2) not null,
        subject varchar(150) null,
        body mediumtext null,
        updated_at datetime(3) not null,
        updated_by_id int unsigned not null,
        version int unsigned not null default 1,
        unique key letter_template_kind (kind, language),
        constraint letter_template_updated_by foreign key (updated_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
