import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How many facts a day or a month has of each set of values. */
export class CreateReportTally1764000000192 extends Forward {
  readonly name = 'CreateReportTally1764000000192';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists report_tally (
        facts varchar(20) not null,
        axis varchar(60) not null,
        grain char(1) not null,
        start date not null,
        keyed varchar(160) character set utf8mb4 collate utf8mb4_bin not null,
        n int unsigned not null default 0,
        amount bigint not null,
        primary key (facts, axis, grain, start, keyed),
        constraint report_tally_grain check (grain in ('D', 'M'))
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
