import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What the lists say of a patient's case history: how many saves it has, and whether and for what the patient waits. */
export class CreateCaseHistory1764000000115 extends Forward {
  readonly name = 'CreateCaseHistory1764000000115';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_history (
        patient_id int unsigned not null primary key,
        version int unsigned not null default 0,
        waiting_mode varchar(10) null,
        waiting_priority varchar(20) null,
        waiting_since date null,
        waiting_place char(12) null,
        dhc varchar(2) null,
        decided_by_id int unsigned null,
        key case_history_waiting (waiting_place, patient_id),
        key case_history_waiting_mode (waiting_mode, waiting_place, patient_id),
        constraint case_history_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint case_history_decided_by foreign key (decided_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
