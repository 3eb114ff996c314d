import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The days and months whose tallies are kept. */
export class CreateReportDay1764000000191 extends Forward {
  readonly name = 'CreateReportDay1764000000191';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists report_day (
        source varchar(10) not null,
        grain char(1) not null,
        start date not null,
        primary key (source, grain, start),
        constraint report_day_grain check (grain in ('D', 'M'))
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
