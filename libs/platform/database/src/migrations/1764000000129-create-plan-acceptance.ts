import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const SAID = ['id', 'accepted_on', 'accepted_by', 'items', 'amounts', 'note', 'recorded_at', 'recorded_by_id'];

/** That a patient agreed to the plan, and what it came to then: kept by the database’s own refusal. */
export class CreatePlanAcceptance1764000000129 extends Forward {
  readonly name = 'CreatePlanAcceptance1764000000129';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists plan_acceptance (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        accepted_on date not null,
        accepted_by varchar(10) not null,
        items int unsigned not null default 0,
        amounts mediumtext null,
        note varchar(500) null,
        recorded_at datetime(3) not null,
        recorded_by_id int unsigned not null,
        key plan_acceptance_recorded (patient_id, recorded_at),
        constraint plan_acceptance_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint plan_acceptance_recorded_by foreign key (recorded_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'plan_acceptance', SAID);
  }
}
