import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How far the exports of reports have come, for the screens that wait for them. */
export class CreateReportExport1764000000200 extends Forward {
  readonly name = 'CreateReportExport1764000000200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists report_export (
        id int unsigned not null auto_increment primary key,
        user_id int unsigned not null,
        kind varchar(20) not null,
        figure varchar(120) null,
        format varchar(4) not null,
        state varchar(7) not null,
        from_day date not null,
        to_day date not null,
        written int unsigned not null default 0,
        total int unsigned not null default 0,
        started_at datetime(3) not null,
        ended_at datetime(3) null,
        key report_export_started (started_at),
        constraint report_export_user foreign key (user_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
