import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What was changed of a day since its tallies were kept. Rows are added by whoever changes, and nobody waits for another. */
export class CreateReportTouch1764000000193 extends Forward {
  readonly name = 'CreateReportTouch1764000000193';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists report_touch (
        id int unsigned not null auto_increment primary key,
        source varchar(10) not null,
        at datetime(3) not null,
        key report_touch_at (source, at),
        constraint report_touch_source check (source in ('VISIT', 'QUEUE', 'LEDGER'))
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
