import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Supervised courses of treatment: a patient, a student, one supervisor. Nobody supervises their own work. */
export class CreateTeachingCase1764000000174 extends Forward {
  readonly name = 'CreateTeachingCase1764000000174';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists teaching_case (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        student_id int unsigned not null,
        supervisor_id int unsigned not null,
        title varchar(160) null,
        state varchar(20) not null default 'ASSIGNED',
        opened_at datetime(3) not null,
        changed_at datetime(3) not null,
        submitted_at datetime(3) null,
        verified_at datetime(3) null,
        removed_at datetime(3) null,
        supervisor_gone_at datetime(3) null,
        handover_to_id int unsigned null,
        handover_at datetime(3) null,
        said_percent int unsigned null,
        said_note varchar(1000) null,
        comment varchar(2000) null,
        version int unsigned not null default 1,
        key teaching_case_patient (patient_id, opened_at, id),
        key teaching_case_student (student_id, state, id),
        key teaching_case_supervisor (supervisor_id, student_id, id),
        key teaching_case_state (state, id),
        key teaching_case_handover (handover_to_id, handover_at),
        key teaching_case_gone (supervisor_gone_at, id),
        key teaching_case_verified (verified_at, id),
        constraint teaching_case_two_people check (student_id <> supervisor_id and (handover_to_id is null or handover_to_id <> student_id)),
        constraint teaching_case_is_verified check ((state = 'VERIFIED') = (verified_at is not null)),
        constraint teaching_case_is_offered check ((handover_to_id is null) = (handover_at is null)),
        constraint teaching_case_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint teaching_case_of_student foreign key (student_id) references \`user\` (id) on delete no action on update no action,
        constraint teaching_case_of_supervisor foreign key (supervisor_id) references \`user\` (id) on delete no action on update no action,
        constraint teaching_case_handover_to foreign key (handover_to_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
