import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';
import { keepCaseRow } from './case-rows';

const SAID = [
  'id',
  'case_id',
  'kind',
  'task_id',
  'version',
  'title',
  'author_id',
  'submitted_at',
  'content',
  'content_hash',
];

/** Work handed in: versions that nothing changes any more. A version knows until when it waits; that alone may be written. */
export class CreateCaseSubmission1764000000177 extends Forward {
  readonly name = 'CreateCaseSubmission1764000000177';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_submission (
        id int unsigned not null auto_increment primary key,
        case_id int unsigned not null,
        kind varchar(16) not null,
        task_id int unsigned not null default 0,
        version int unsigned not null,
        title varchar(160) null,
        author_id int unsigned not null,
        submitted_at datetime(3) not null,
        content mediumtext not null,
        content_hash varchar(64) not null,
        waits_since datetime(3) null,
        unique key case_submission_number (case_id, kind, task_id, version),
        key case_submission_waiting (case_id, waits_since),
        key case_submission_waits (waits_since, id),
        key case_submission_author (author_id, submitted_at),
        constraint case_submission_case foreign key (case_id) references teaching_case (id) on delete cascade on update no action,
        constraint case_submission_by foreign key (author_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepCaseRow(db, 'case_submission', SAID);
  }
}
