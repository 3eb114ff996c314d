import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What was said about a note after it was signed. */
export class CreateClinicalNoteAddendum1764000000121 extends Forward {
  readonly name = 'CreateClinicalNoteAddendum1764000000121';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists clinical_note_addendum (
        id int unsigned not null auto_increment primary key,
        note_id int unsigned not null,
        number int unsigned not null default 0,
        text mediumtext not null,
        at datetime(3) not null,
        by_id int unsigned not null,
        needs_verification tinyint not null default 0,
        hash varchar(64) not null,
        unique key clinical_note_addendum_number (note_id, number),
        constraint clinical_note_addendum_note foreign key (note_id) references clinical_note (id) on delete cascade on update no action,
        constraint clinical_note_addendum_by foreign key (by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
