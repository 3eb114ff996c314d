import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';
import { keepLogbook } from './case-rows';

/** What was done with cases. It outlives tasks, cases and patients: of a patient deleted for good only who, what and when is left. */
export class CreateCaseLogbookEntry1764000000180 extends Forward {
  readonly name = 'CreateCaseLogbookEntry1764000000180';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_logbook_entry (
        id int unsigned not null auto_increment primary key,
        case_id int unsigned not null,
        patient_id int unsigned null,
        patient_code varchar(20) null,
        student_id int unsigned not null,
        supervisor_id int unsigned not null,
        act varchar(20) not null,
        at datetime(3) not null,
        by_id int unsigned not null,
        task_id int unsigned null,
        subject varchar(160) null,
        version int unsigned null,
        percent int unsigned null,
        words varchar(2000) null,
        key case_logbook_entry_case (case_id, at, id),
        key case_logbook_entry_patient (patient_id, at, id),
        key case_logbook_entry_student (student_id, at, id),
        constraint case_logbook_entry_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint case_logbook_entry_of_student foreign key (student_id) references \`user\` (id) on delete no action on update no action,
        constraint case_logbook_entry_of_supervisor foreign key (supervisor_id) references \`user\` (id) on delete no action on update no action,
        constraint case_logbook_entry_by foreign key (by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepLogbook(db);
  }
}
