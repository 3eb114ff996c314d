import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Whose turn it is: the process that holds the row seals the log, or archives it; the others go on without waiting. */
export class CreateAuditTurn1764000000041 extends Forward {
  readonly name = 'CreateAuditTurn1764000000041';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists audit_turn (
        name varchar(20) not null primary key
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
    await db.query("insert ignore into audit_turn (name) values ('seal'), ('archive')");
  }
}
