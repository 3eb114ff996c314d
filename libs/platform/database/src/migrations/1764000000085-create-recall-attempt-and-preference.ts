import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What people say: tries to reach a patient, and whether the patient wants to be reached. */
export class CreateRecallAttemptAndPreference1764000000085 extends Forward {
  readonly name = 'CreateRecallAttemptAndPreference1764000000085';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists recall_attempt (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        rule_id int unsigned not null,
        at datetime(3) not null,
        by_id int unsigned not null,
        channel varchar(6) null,
        outcome varchar(14) not null,
        next_on date null,
        note varchar(300) null,
        key recall_attempt_patient (patient_id, at),
        constraint recall_attempt_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint recall_attempt_rule foreign key (rule_id) references recall_rule (id) on delete no action on update no action,
        constraint recall_attempt_by foreign key (by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await db.query(`
      create table if not exists recall_preference (
        patient_id int unsigned not null primary key,
        do_not_contact boolean not null default false,
        reason varchar(200) null,
        noted_by_id int unsigned null,
        noted_at datetime(3) null,
        choices mediumtext null,
        version int unsigned not null default 1,
        constraint recall_preference_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint recall_preference_noted_by foreign key (noted_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
