import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Every save of a case history: the content as text, byte for byte what its hash was made of. */
export class CreateCaseHistoryVersion1764000000116 extends Forward {
  readonly name = 'CreateCaseHistoryVersion1764000000116';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_history_version (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        number int unsigned not null,
        content mediumtext not null,
        content_hash char(64) not null,
        recorded_at datetime(3) not null,
        recorded_by_id int unsigned not null,
        unique key case_history_version_number (patient_id, number),
        key case_history_version_recorded (patient_id, recorded_at),
        constraint case_history_version_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint case_history_version_recorded_by foreign key (recorded_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
