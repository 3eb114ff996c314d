import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreatePatientTerm1764000000013 extends Forward {
  readonly name = 'CreatePatientTerm1764000000013';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`patient_term\` (
        term varchar(40) character set utf8mb4 collate utf8mb4_bin not null,
        patient_id int unsigned not null,
        primary key (term, patient_id),
        key patient_term_patient (patient_id),
        constraint patient_term_patient_id foreign key (patient_id) references patient (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
