import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const SAID = [
  ...['id', 'problem_id', 'version', 'code', 'label', 'teeth', 'state', 'since', 'resolved_on', 'note'],
  ...['is_removed', 'saved_at', 'saved_by_id'],
];

/** What a problem said after each of its changes: kept by the database’s own refusal. */
export class CreatePatientProblemVersion1764000000126 extends Forward {
  readonly name = 'CreatePatientProblemVersion1764000000126';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_problem_version (
        id int unsigned not null auto_increment primary key,
        problem_id int unsigned not null,
        patient_id int unsigned not null,
        version int unsigned not null,
        code varchar(30) not null,
        label varchar(120) null,
        teeth varchar(160) null,
        state varchar(10) not null,
        since date not null,
        resolved_on date null,
        note varchar(1000) null,
        is_removed tinyint(1) not null default 0,
        saved_at datetime(3) not null,
        saved_by_id int unsigned not null,
        unique key patient_problem_version_number (problem_id, version),
        key patient_problem_version_saved (patient_id, saved_at),
        constraint patient_problem_version_problem foreign key (problem_id) references patient_problem (id) on delete no action on update no action,
        constraint patient_problem_version_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint patient_problem_version_saved_by foreign key (saved_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'patient_problem_version', SAID);
  }
}
