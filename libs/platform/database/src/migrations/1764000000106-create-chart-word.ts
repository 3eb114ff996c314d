import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The clinic's own words in the line of the chart, each for a code of the vocabulary. */
export class CreateChartWord1764000000106 extends Forward {
  readonly name = 'CreateChartWord1764000000106';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists chart_word (
        id int unsigned not null auto_increment primary key,
        word varchar(60) not null,
        plain varchar(120) character set utf8mb4 collate utf8mb4_bin not null,
        stands_for varchar(20) not null,
        version int unsigned not null default 1,
        constraint chart_word_plain unique (plain)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
