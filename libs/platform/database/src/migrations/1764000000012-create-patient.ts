import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreatePatient1764000000012 extends Forward {
  readonly name = 'CreatePatient1764000000012';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`patient\` (
        id int unsigned not null auto_increment primary key,
        patient_code varchar(20) not null,
        first_name varchar(80) not null,
        last_name varchar(80) not null,
        date_of_birth date null,
        is_birth_date_estimated tinyint(1) not null default 0,
        sex varchar(6) not null,
        phone varchar(30) null,
        other_phone varchar(30) null,
        email varchar(254) null,
        address varchar(300) null,
        province varchar(60) null,
        guardian_name varchar(120) null,
        guardian_phone varchar(30) null,
        emergency_name varchar(120) null,
        emergency_phone varchar(30) null,
        is_insurance_verified tinyint(1) not null default 0,
        language varchar(2) not null default 'en',
        is_reminder_opt_out tinyint(1) not null default 0,
        clinical_status varchar(12) not null default 'CONSULTATION',
        allergy_state varchar(8) not null default 'UNKNOWN',
        allergies_confirmed_at datetime(3) null,
        allergies_confirmed_by_id int unsigned null,
        registered_at datetime(3) not null,
        registered_by_id int unsigned not null,
        is_active tinyint(1) not null default 1,
        version int unsigned not null default 1,
        created_at datetime(3) not null,
        unique key patient_code (patient_code),
        key patient_name (is_active, last_name, first_name, id),
        key patient_registered (is_active, registered_at, id),
        key patient_birth_date (date_of_birth),
        constraint patient_registered_by foreign key (registered_by_id) references \`user\` (id) on delete no action on update no action,
        constraint patient_allergies_confirmed_by foreign key (allergies_confirmed_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
