import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What somebody typed into a case history and has not saved. One a person and patient; `slot` sets a second one of a merge aside. */
export class CreateCaseHistoryDraft1764000000118 extends Forward {
  readonly name = 'CreateCaseHistoryDraft1764000000118';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_history_draft (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        user_id int unsigned not null,
        slot int unsigned not null default 0,
        version int unsigned not null default 1,
        base_id int unsigned null,
        answers mediumtext null,
        saved_at datetime(3) not null,
        unique key case_history_draft_one (patient_id, user_id, slot),
        key case_history_draft_saved (saved_at),
        constraint case_history_draft_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint case_history_draft_user foreign key (user_id) references \`user\` (id) on delete no action on update no action,
        constraint case_history_draft_base foreign key (base_id) references case_history_version (id) on delete set null on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
