import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Files of a patient: what is said about each, and under which key its content is kept. */
export class CreateDocument1764000000110 extends Forward {
  readonly name = 'CreateDocument1764000000110';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists document (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        type varchar(12) not null,
        name varchar(200) not null,
        media_type varchar(100) not null,
        bytes bigint unsigned not null,
        sha256 char(64) not null,
        received_bytes bigint unsigned not null,
        received_sha256 char(64) not null,
        storage_key char(32) not null,
        thumbnail_key char(32) null,
        width int unsigned null,
        height int unsigned null,
        dots_per_inch int unsigned null,
        description varchar(500) null,
        teeth varchar(200) null,
        visit_id int unsigned null,
        taken_on date null,
        dated_on date not null,
        series varchar(60) null,
        created_at datetime(3) not null,
        created_by_id int unsigned not null,
        changed_at datetime(3) null,
        changed_by_id int unsigned null,
        binned_at datetime(3) null,
        binned_by_id int unsigned null,
        version int unsigned not null default 1,
        unique key document_one_of_a_key (storage_key),
        key document_added (patient_id, created_at, id),
        key document_binned (patient_id, binned_at),
        key document_received (patient_id, received_sha256),
        key document_by_day (created_by_id, created_at),
        constraint document_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint document_visit foreign key (visit_id) references visit (id) on delete set null on update no action,
        constraint document_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action,
        constraint document_changed_by foreign key (changed_by_id) references \`user\` (id) on delete no action on update no action,
        constraint document_binned_by foreign key (binned_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
