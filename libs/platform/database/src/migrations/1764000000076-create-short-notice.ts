import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Patients who would come at short notice. */
export class CreateShortNotice1764000000076 extends Forward {
  readonly name = 'CreateShortNotice1764000000076';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists short_notice (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        visit_id int unsigned null,
        provider_id int unsigned null,
        minutes smallint unsigned not null,
        type varchar(60) not null,
        weekdays tinyint unsigned not null,
        from_minute smallint unsigned not null,
        to_minute smallint unsigned not null,
        from_day date not null,
        until_day date not null,
        note varchar(300) null,
        status varchar(9) not null default 'OPEN',
        declined int unsigned not null default 0,
        unanswered int unsigned not null default 0,
        created_by_id int unsigned not null,
        created_at datetime(3) not null,
        closed_at datetime(3) null,
        version int unsigned not null default 1,
        key short_notice_waiting (status, created_at, id),
        key short_notice_lapses (status, until_day),
        key short_notice_of_patient (patient_id, created_at, id),
        constraint short_notice_clock check (from_minute < to_minute and to_minute <= 1440),
        constraint short_notice_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint short_notice_visit foreign key (visit_id) references visit (id) on delete set null on update no action,
        constraint short_notice_provider foreign key (provider_id) references \`user\` (id) on delete no action on update no action,
        constraint short_notice_created_by foreign key (created_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
