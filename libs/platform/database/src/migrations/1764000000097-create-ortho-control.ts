import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Visits at the chair during treatment with fixed appliances. */
export class CreateOrthoControl1764000000097 extends Forward {
  readonly name = 'CreateOrthoControl1764000000097';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists ortho_control (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        done_on date not null,
        upper_wire_size varchar(12) null,
        upper_wire_material varchar(12) null,
        lower_wire_size varchar(12) null,
        lower_wire_material varchar(12) null,
        ligatures varchar(14) null,
        elastics varchar(10) null,
        done varchar(500) not null,
        next_weeks smallint unsigned null,
        next_step varchar(200) null,
        recorded_at datetime(3) not null,
        recorded_by_id int unsigned not null,
        voided_at datetime(3) null,
        voided_by_id int unsigned null,
        void_reason varchar(200) null,
        key ortho_control_day (patient_id, done_on, id),
        key ortho_control_recorded (patient_id, recorded_at),
        constraint ortho_control_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint ortho_control_recorded_by foreign key (recorded_by_id) references \`user\` (id) on delete no action on update no action,
        constraint ortho_control_voided_by foreign key (voided_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
