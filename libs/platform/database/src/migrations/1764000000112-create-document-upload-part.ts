import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The pieces of uploads, each a stored object of its own: so an upload goes on at any server. */
export class CreateDocumentUploadPart1764000000112 extends Forward {
  readonly name = 'CreateDocumentUploadPart1764000000112';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists document_upload_part (
        upload_id int unsigned not null,
        begins_at bigint unsigned not null,
        bytes int unsigned not null,
        sha256 char(64) not null,
        storage_key char(32) not null,
        primary key (upload_id, begins_at),
        unique key document_upload_part_one_of_a_key (storage_key),
        constraint document_upload_part_upload foreign key (upload_id) references document_upload (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
