import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreatePatientAlert1764000000014 extends Forward {
  readonly name = 'CreatePatientAlert1764000000014';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`patient_alert\` (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        kind varchar(12) not null,
        severity varchar(8) not null,
        label varchar(120) not null,
        note varchar(300) null,
        since date null,
        recorded_at datetime(3) not null,
        recorded_by_id int unsigned not null,
        ended_at datetime(3) null,
        ended_by_id int unsigned null,
        key patient_alert_open (patient_id, ended_at),
        constraint patient_alert_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint patient_alert_recorded_by foreign key (recorded_by_id) references \`user\` (id) on delete no action on update no action,
        constraint patient_alert_ended_by foreign key (ended_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
