import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What is wrong with a patient’s mouth, as the clinic says it: active or resolved. */
export class CreatePatientProblem1764000000125 extends Forward {
  readonly name = 'CreatePatientProblem1764000000125';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_problem (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        code varchar(30) not null,
        label varchar(120) null,
        teeth varchar(160) null,
        state varchar(10) not null,
        since date not null,
        resolved_on date null,
        note varchar(1000) null,
        recorded_at datetime(3) not null,
        recorded_by_id int unsigned not null,
        updated_at datetime(3) not null,
        updated_by_id int unsigned not null,
        version int unsigned not null default 1,
        removed_at datetime(3) null,
        key patient_problem_place (patient_id, state, since, id),
        constraint patient_problem_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint patient_problem_recorded_by foreign key (recorded_by_id) references \`user\` (id) on delete no action on update no action,
        constraint patient_problem_updated_by foreign key (updated_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
