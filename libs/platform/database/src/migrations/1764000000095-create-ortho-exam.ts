import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Orthodontic exams, each as it was saved last. */
export class CreateOrthoExam1764000000095 extends Forward {
  readonly name = 'CreateOrthoExam1764000000095';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists ortho_exam (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        examined_on date not null,
        state varchar(8) not null default 'DRAFT',
        fields mediumtext null,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        saved_at datetime(3) not null,
        saved_by_id int unsigned not null,
        finished_at datetime(3) null,
        finished_by_id int unsigned null,
        voided_at datetime(3) null,
        voided_by_id int unsigned null,
        void_reason varchar(200) null,
        version int unsigned not null default 1,
        key ortho_exam_day (patient_id, examined_on, id),
        key ortho_exam_made (patient_id, created_at),
        constraint ortho_exam_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint ortho_exam_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action,
        constraint ortho_exam_saved_by foreign key (saved_by_id) references \`user\` (id) on delete no action on update no action,
        constraint ortho_exam_finished_by foreign key (finished_by_id) references \`user\` (id) on delete no action on update no action,
        constraint ortho_exam_voided_by foreign key (voided_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
