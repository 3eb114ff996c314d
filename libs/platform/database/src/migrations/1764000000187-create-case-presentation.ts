import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

const SAID = ['title', 'content', 'content_hash', 'sources', 'has_photos', 'built_at', 'built_by_id'];

/** A patient's case told without who it is. What it says is never changed; it is taken away, or goes with its patient. */
export class CreateCasePresentation1764000000187 extends Forward {
  readonly name = 'CreateCasePresentation1764000000187';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_presentation (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        title varchar(120) not null,
        content mediumtext not null,
        content_hash char(64) not null,
        sources mediumtext null,
        has_photos tinyint(1) not null default 0,
        slides int unsigned not null default 0,
        built_at datetime(3) not null,
        built_by_id int unsigned not null,
        removed_at datetime(3) null,
        removed_by_id int unsigned null,
        key case_presentation_built (built_at, id),
        key case_presentation_patient (patient_id, built_at, id),
        key case_presentation_mine (built_by_id, built_at, id),
        constraint case_presentation_of_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint case_presentation_built_by foreign key (built_by_id) references \`user\` (id) on delete no action on update no action,
        constraint case_presentation_removed_by foreign key (removed_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    // By their bytes: to the collation of the table a capital is no change.
    const isSame = SAID.map((column) => `cast(new.${column} as binary) <=> cast(old.${column} as binary)`).join(
      ' and ',
    );
    const kept = 'not exists (select 1 from patient_purge where patient_id = old.patient_id)';
    await refuse(db, 'case_presentation_no_update', 'before update', `not (${isSame})`);
    await refuse(db, 'case_presentation_goes_with_patient', 'before delete', kept);
  }
}

async function refuse(db: QueryRunner, name: string, when: string, what: string): Promise<void> {
  await db.query(`drop trigger if exists ${name}`);
  await db.query(
    `create trigger ${name} ${when} on case_presentation for each row
     begin
       if ${what} then
         signal sqlstate '45000' set message_text = 'case_presentation is append-only';
       end if;
     end`,
  );
}
