import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** A tooth of a periodontal exam from one of its versions on. An empty one was taken out again. */
export class CreatePerioTooth1764000000093 extends Forward {
  readonly name = 'CreatePerioTooth1764000000093';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists perio_tooth (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        version_id int unsigned not null,
        tooth char(2) not null,
        depths varchar(17) not null,
        margins varchar(23) not null,
        bleeding char(6) not null,
        plaque char(6) not null,
        pus char(6) not null,
        mobility tinyint unsigned null,
        furcations char(4) not null,
        unique key perio_tooth_of_version (version_id, tooth),
        key perio_tooth_patient (patient_id, id),
        constraint perio_tooth_patient_id foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint perio_tooth_version foreign key (version_id) references perio_version (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
