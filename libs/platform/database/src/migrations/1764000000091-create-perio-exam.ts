import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Periodontal exams: whose, of which day, and in which state. What was measured stands in versions. */
export class CreatePerioExam1764000000091 extends Forward {
  readonly name = 'CreatePerioExam1764000000091';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists perio_exam (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        kind varchar(10) not null,
        state varchar(8) not null default 'DRAFT',
        examined_on date not null,
        version int unsigned not null default 1,
        started_at datetime(3) not null,
        started_by_id int unsigned not null,
        finished_at datetime(3) null,
        finished_by_id int unsigned null,
        voided_at datetime(3) null,
        voided_by_id int unsigned null,
        void_reason varchar(200) null,
        key perio_exam_patient (patient_id, examined_on, id),
        key perio_exam_started (patient_id, started_at),
        constraint perio_exam_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint perio_exam_started_by foreign key (started_by_id) references \`user\` (id) on delete no action on update no action,
        constraint perio_exam_finished_by foreign key (finished_by_id) references \`user\` (id) on delete no action on update no action,
        constraint perio_exam_voided_by foreign key (voided_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
