import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The chain over the audit log: one link a row, in the order of sealing. The position is the primary key, so it cannot fork. */
export class CreateAuditSeal1764000000030 extends Forward {
  readonly name = 'CreateAuditSeal1764000000030';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists audit_seal (
        position int unsigned not null primary key,
        entry_id int unsigned not null,
        previous_hash binary(32) not null,
        hash binary(32) not null,
        unique key audit_seal_entry (entry_id)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
