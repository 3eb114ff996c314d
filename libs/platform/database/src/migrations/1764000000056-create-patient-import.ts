import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreatePatientImport1764000000056 extends Forward {
  readonly name = 'CreatePatientImport1764000000056';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_import (
        id int unsigned not null auto_increment primary key,
        file_name varchar(200) not null,
        storage_key varchar(32) null,
        state varchar(10) not null,
        created_by_id int unsigned not null,
        created_at datetime(3) not null,
        actor mediumtext null,
        encoding varchar(12) not null default 'utf-8',
        \`separator\` varchar(1) not null default ',',
        heading_hash varchar(64) null,
        file_columns mediumtext null,
        mapping mediumtext null,
        is_remembered tinyint(1) not null default 0,
        row_count int unsigned not null default 0,
        done int unsigned not null default 0,
        wrong int unsigned not null default 0,
        alike int unsigned not null default 0,
        skipped int unsigned not null default 0,
        added int unsigned not null default 0,
        stayed int unsigned not null default 0,
        problem varchar(300) null,
        claim int unsigned not null default 0,
        leased_until datetime(3) null,
        finished_at datetime(3) null,
        version int unsigned not null default 1,
        key patient_import_heading (heading_hash, id),
        key patient_import_state (state, id),
        key patient_import_file (storage_key, created_at),
        constraint patient_import_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
