import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What became of each row of the system a clinic came from: written with what it became, so that an import goes on where it ended. */
export class CreateLegacyRow1764000000210 extends Forward {
  readonly name = 'CreateLegacyRow1764000000210';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists legacy_row (
        id int unsigned not null auto_increment primary key,
        source_table varchar(64) not null,
        source_id int unsigned not null,
        our_id int unsigned null,
        fingerprint varchar(64) not null,
        carried_at datetime(3) not null,
        unique key legacy_row_source (source_table, source_id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
