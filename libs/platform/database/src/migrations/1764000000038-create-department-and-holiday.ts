import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** Where people of the clinic belong, and the days it is closed. */
export class CreateDepartmentAndHoliday1764000000038 extends Forward {
  readonly name = 'CreateDepartmentAndHoliday1764000000038';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists department (
        id int unsigned not null auto_increment primary key,
        name varchar(80) not null,
        sort int unsigned not null default 0,
        is_active tinyint(1) not null default 1,
        version int unsigned not null default 1,
        active_name varchar(80) as (if(is_active = 1, name, null)) stored,
        unique key department_active_name (active_name),
        key department_sort (sort, id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'department', 'active_name', 'if(is_active = 1, name, null)');
    await db.query(`
      create table if not exists holiday (
        id int unsigned not null auto_increment primary key,
        day date not null,
        name varchar(80) not null,
        version int unsigned not null default 1,
        unique key holiday_day (day)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
