import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What has left the audit log for a file: which links of the chain, and the hash the rest of it goes on from. */
export class CreateAuditArchive1764000000032 extends Forward {
  readonly name = 'CreateAuditArchive1764000000032';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists audit_archive (
        id int unsigned not null auto_increment primary key,
        first_position int unsigned not null,
        last_position int unsigned not null,
        first_at datetime(3) not null,
        last_at datetime(3) not null,
        previous_hash binary(32) not null,
        last_hash binary(32) not null,
        storage_key varchar(64) not null,
        bytes int unsigned not null,
        sha256 char(64) not null,
        archived_at datetime(3) not null,
        signature varchar(40) not null,
        unique key audit_archive_first (first_position),
        unique key audit_archive_last (last_position)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
