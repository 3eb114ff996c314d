import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreatePatientImportRow1764000000057 extends Forward {
  readonly name = 'CreatePatientImportRow1764000000057';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists patient_import_row (
        import_id int unsigned not null,
        number int unsigned not null,
        kind varchar(6) not null,
        person mediumtext null,
        errors mediumtext null,
        alike mediumtext null,
        choice varchar(4) null,
        may_add tinyint(1) not null default 1,
        made_id int unsigned null,
        stayed_for varchar(40) null,
        primary key (import_id, number),
        key patient_import_row_kind (import_id, kind, number),
        constraint patient_import_row_import foreign key (import_id) references patient_import (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
