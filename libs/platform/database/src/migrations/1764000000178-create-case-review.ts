import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';
import { keepCaseRow } from './case-rows';

const SAID = [
  ...['id', 'submission_id', 'author_id', 'by_id', 'screen_of_id', 'decision', 'signed_at', 'at'],
  ...['scores', 'comment', 'content_hash', 'hash'],
];

/** A supervisor's word on one version, once: with their scores, and where they signed it. Never by whose work it is. */
export class CreateCaseReview1764000000178 extends Forward {
  readonly name = 'CreateCaseReview1764000000178';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_review (
        id int unsigned not null auto_increment primary key,
        submission_id int unsigned not null,
        author_id int unsigned not null,
        by_id int unsigned not null,
        screen_of_id int unsigned not null,
        decision varchar(8) not null,
        signed_at varchar(14) not null,
        at datetime(3) not null,
        scores mediumtext null,
        comment varchar(2000) null,
        content_hash varchar(64) not null,
        hash varchar(64) not null,
        unique key case_review_one (submission_id),
        key case_review_by (by_id, at),
        constraint case_review_by_another check (by_id <> author_id),
        constraint case_review_submission foreign key (submission_id) references case_submission (id) on delete cascade on update no action,
        constraint case_review_author foreign key (author_id) references \`user\` (id) on delete no action on update no action,
        constraint case_review_person foreign key (by_id) references \`user\` (id) on delete no action on update no action,
        constraint case_review_screen_of foreign key (screen_of_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await keepCaseRow(db, 'case_review', SAID);
  }
}
