import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Clinical notes as they stand. An item of the plan is named by its number: items stay when they leave the plan. */
export class CreateClinicalNote1764000000119 extends Forward {
  readonly name = 'CreateClinicalNote1764000000119';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists clinical_note (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        author_id int unsigned not null,
        type varchar(20) not null,
        state varchar(8) not null default 'DRAFT',
        text mediumtext not null,
        teeth varchar(160) null,
        procedure_name varchar(200) null,
        planned_for datetime(3) null,
        executed_at datetime(3) null,
        execution_status varchar(12) null,
        outcome varchar(1000) null,
        visit_id int unsigned null,
        plan_item_id int unsigned null,
        created_at datetime(3) not null,
        edited_at datetime(3) not null,
        changed_at datetime(3) not null,
        signed_at datetime(3) null,
        signed_hash varchar(64) null,
        needs_verification tinyint not null default 0,
        waits_since datetime(3) null,
        verified_by_id int unsigned null,
        verified_at datetime(3) null,
        verified_hash varchar(64) null,
        struck_by_id int unsigned null,
        struck_at datetime(3) null,
        strike_reason varchar(500) null,
        binned_by_id int unsigned null,
        binned_at datetime(3) null,
        version int unsigned not null default 1,
        key clinical_note_made (patient_id, created_at, id),
        key clinical_note_signed (patient_id, signed_at, id),
        key clinical_note_drafts (author_id, state, created_at, id),
        key clinical_note_authors_waiting (author_id, waits_since, id),
        key clinical_note_waiting (waits_since, id),
        key clinical_note_figures (created_at, type, state, patient_id),
        constraint clinical_note_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint clinical_note_author foreign key (author_id) references \`user\` (id) on delete no action on update no action,
        constraint clinical_note_visit foreign key (visit_id) references visit (id) on delete set null on update no action,
        constraint clinical_note_verified_by foreign key (verified_by_id) references \`user\` (id) on delete no action on update no action,
        constraint clinical_note_struck_by foreign key (struck_by_id) references \`user\` (id) on delete no action on update no action,
        constraint clinical_note_binned_by foreign key (binned_by_id) references \`user\` (id) on delete no action on update no action,
        constraint clinical_note_is_signed check ((state = 'DRAFT') = (signed_at is null)),
        constraint clinical_note_bins_drafts check (binned_at is null or state = 'DRAFT'),
        constraint clinical_note_by_another check (verified_by_id is null or (state = 'VERIFIED' and verified_by_id <> author_id))
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
