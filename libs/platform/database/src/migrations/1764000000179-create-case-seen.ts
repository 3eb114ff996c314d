import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Which versions of students' work somebody has looked at. */
export class CreateCaseSeen1764000000179 extends Forward {
  readonly name = 'CreateCaseSeen1764000000179';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists case_seen (
        submission_id int unsigned not null,
        user_id int unsigned not null,
        at datetime(3) not null,
        primary key (submission_id, user_id),
        constraint case_seen_submission foreign key (submission_id) references case_submission (id) on delete cascade on update no action,
        constraint case_seen_user foreign key (user_id) references \`user\` (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
