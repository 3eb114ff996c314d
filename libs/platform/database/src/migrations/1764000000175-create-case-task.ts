import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What a supervisor sets a student to do, by a day of the clinic. */
export class CreateCaseTask1764000000175 extends Forward {
  readonly name = 'CreateCaseTask1764000000175';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_task (
        id int unsigned not null auto_increment primary key,
        case_id int unsigned not null,
        kind varchar(12) not null,
        title varchar(160) not null,
        description varchar(2000) null,
        status varchar(12) not null default 'ASSIGNED',
        due_on date null,
        percent int unsigned not null default 0,
        note varchar(1000) null,
        comment varchar(2000) null,
        is_returned tinyint(1) not null default 0,
        set_by_id int unsigned not null,
        created_at datetime(3) not null,
        changed_at datetime(3) not null,
        started_at datetime(3) null,
        completed_at datetime(3) null,
        reviewed_at datetime(3) null,
        version int unsigned not null default 1,
        key case_task_of_case (case_id, status, due_on),
        key case_task_due (status, due_on, id),
        key case_task_reviewed (reviewed_at, id),
        constraint case_task_percent check (percent <= 100),
        constraint case_task_is_reviewed check ((status = 'REVIEWED') = (reviewed_at is not null)),
        constraint case_task_is_completed check (status not in ('COMPLETED', 'REVIEWED') or completed_at is not null),
        constraint case_task_case foreign key (case_id) references teaching_case (id) on delete cascade on update no action,
        constraint case_task_set_by foreign key (set_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
