import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Students of a year: from when their work counts, and by when it has to be done. */
export class CreateStudentGroup1764000000182 extends Forward {
  readonly name = 'CreateStudentGroup1764000000182';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists student_group (
        id int unsigned not null auto_increment primary key,
        name varchar(80) not null,
        began_on date not null,
        deadline date not null,
        version int unsigned not null default 1,
        unique key student_group_name (name),
        constraint student_group_days check (deadline > began_on)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
