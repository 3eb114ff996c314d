import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** What students have to have done: the clinic's own words, and what is counted for them. */
export class CreateRequirementKind1764000000181 extends Forward {
  readonly name = 'CreateRequirementKind1764000000181';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists requirement_kind (
        id int unsigned not null auto_increment primary key,
        name varchar(80) not null,
        counts varchar(12) not null,
        case_class varchar(12) null,
        task_kind varchar(20) null,
        procedure_id int unsigned null,
        position int unsigned not null default 0,
        is_active tinyint(1) not null default 1,
        version int unsigned not null default 1,
        active_name varchar(80) as (if(is_active = 1, name, null)) stored,
        unique key requirement_kind_active_name (active_name),
        key requirement_kind_place (position, id),
        constraint requirement_kind_says_what check (
          (case_class is null or counts = 'CASES') and (task_kind is null or counts = 'TASKS')
          and (counts = 'PROCEDURES') = (procedure_id is not null)),
        constraint requirement_kind_procedure foreign key (procedure_id) references clinic_procedure (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await noteGenerated(db, 'requirement_kind', 'active_name', 'if(is_active = 1, name, null)');
  }
}
