import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateNotice1764000000059 extends Forward {
  readonly name = 'CreateNotice1764000000059';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists notice (
        id int unsigned not null auto_increment primary key,
        user_id int unsigned not null,
        kind varchar(20) not null,
        is_act tinyint(1) not null default 0,
        patient_id int unsigned null,
        by_id int unsigned null,
        subject_id int unsigned null,
        text varchar(300) null,
        at datetime(3) not null,
        until datetime(3) not null,
        key notice_own (user_id, is_act, id),
        key notice_about (kind, subject_id),
        key notice_patient (patient_id),
        key notice_until (until),
        constraint notice_user foreign key (user_id) references \`user\` (id) on delete cascade on update no action,
        constraint notice_by foreign key (by_id) references \`user\` (id) on delete set null on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
