import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

export class CreateVisitType1764000000036 extends Forward {
  readonly name = 'CreateVisitType1764000000036';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists visit_type (
        id int unsigned not null auto_increment primary key,
        name varchar(60) not null,
        minutes smallint unsigned not null,
        colour varchar(10) not null,
        sort int unsigned not null default 0,
        is_active tinyint(1) not null default 1,
        version int unsigned not null default 1,
        active_name varchar(60) as (if(is_active = 1, name, null)) stored,
        unique key visit_type_active_name (active_name),
        key visit_type_sort (sort, id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'visit_type', 'active_name', 'if(is_active = 1, name, null)');
  }
}
