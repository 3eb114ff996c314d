import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Which versions are in the bin: a table of its own, so that a version itself is never touched. */
export class CreateChartVersionBin1764000000100 extends Forward {
  readonly name = 'CreateChartVersionBin1764000000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists chart_version_bin (
        version_id int unsigned not null primary key,
        binned_at datetime(3) not null,
        binned_by_id int unsigned not null,
        constraint chart_version_bin_version foreign key (version_id) references chart_version (id) on delete cascade on update no action,
        constraint chart_version_bin_by foreign key (binned_by_id) references \`user\` (id) on delete no action on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
