import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What a note said after each step of its life. */
export class CreateClinicalNoteVersion1764000000120 extends Forward {
  readonly name = 'CreateClinicalNoteVersion1764000000120';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists clinical_note_version (
        id int unsigned not null auto_increment primary key,
        note_id int unsigned not null,
        version int unsigned not null,
        step varchar(8) not null,
        at datetime(3) not null,
        by_id int unsigned not null,
        content mediumtext not null,
        hash varchar(64) not null,
        added mediumtext null,
        unique key clinical_note_version_number (note_id, version),
        constraint clinical_note_version_note foreign key (note_id) references clinical_note (id) on delete cascade on update no action,
        constraint clinical_note_version_by foreign key (by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
