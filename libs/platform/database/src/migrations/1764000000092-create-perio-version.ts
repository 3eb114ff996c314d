import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Every save of a periodontal exam, with all of it but the teeth: those that changed are rows of their own. */
export class CreatePerioVersion1764000000092 extends Forward {
  readonly name = 'CreatePerioVersion1764000000092';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists perio_version (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        exam_id int unsigned not null,
        number int unsigned not null,
        kind varchar(9) not null,
        saved_at datetime(3) not null,
        saved_by_id int unsigned not null,
        reason varchar(200) null,
        examined_on date not null,
        sheet mediumtext null,
        unique key perio_version_number (exam_id, number),
        key perio_version_patient (patient_id, id),
        constraint perio_version_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint perio_version_exam foreign key (exam_id) references perio_exam (id) on delete no action on update no action,
        constraint perio_version_saved_by foreign key (saved_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
