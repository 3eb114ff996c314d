import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Stored objects that no record names: about to be written, or about to be removed. */
export class CreateDocumentObject1764000000113 extends Forward {
  readonly name = 'CreateDocumentObject1764000000113';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists document_object (
        storage_key char(32) not null primary key,
        is_doomed tinyint(1) not null default 0,
        since datetime(3) not null,
        key document_object_due (is_doomed, since)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
