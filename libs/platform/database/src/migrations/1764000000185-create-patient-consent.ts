import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

const SAID = [
  'purpose',
  'given_by',
  'giver_name',
  'given_on',
  'valid_until',
  'reference',
  'recorded_at',
  'recorded_by_id',
];

/** What patients, or who answers for them, agreed to. Append-only: an agreement ends by a row of its own. */
export class CreatePatientConsent1764000000185 extends Forward {
  readonly name = 'CreatePatientConsent1764000000185';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_consent (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        purpose varchar(24) not null,
        given_by varchar(8) not null,
        giver_name varchar(120) null,
        given_on date not null,
        valid_until date null,
        reference varchar(160) null,
        recorded_at datetime(3) not null,
        recorded_by_id int unsigned not null,
        key patient_consent_recorded (patient_id, recorded_at, id),
        constraint patient_consent_days check (valid_until is null or valid_until >= given_on),
        constraint patient_consent_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint patient_consent_recorded_by foreign key (recorded_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepAppendOnly(db, 'patient_consent', SAID);
  }
}
