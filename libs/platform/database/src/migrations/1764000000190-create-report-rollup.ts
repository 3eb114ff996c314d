import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** In which zone and by which rules the days of some facts are kept. */
export class CreateReportRollup1764000000190 extends Forward {
  readonly name = 'CreateReportRollup1764000000190';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists report_rollup (
        source varchar(10) not null primary key,
        zone varchar(64) not null,
        rules int unsigned not null default 0
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
