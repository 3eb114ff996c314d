import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Numbers without gaps: the next of each series. */
export class CreateNumberSeries1764000000135 extends Forward {
  readonly name = 'CreateNumberSeries1764000000135';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists number_series (
        series varchar(40) not null primary key,
        next int unsigned not null default 1
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
