import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Uploads on their way: what was announced, how much of it has come, and what is to be said about the document. */
export class CreateDocumentUpload1764000000111 extends Forward {
  readonly name = 'CreateDocumentUpload1764000000111';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists document_upload (
        id int unsigned not null auto_increment primary key,
        patient_id int unsigned not null,
        user_id int unsigned not null,
        state varchar(10) not null,
        name varchar(200) not null,
        media_type varchar(100) null,
        bytes bigint unsigned not null,
        received_bytes bigint unsigned not null default 0,
        sha256 char(64) null,
        about mediumtext null,
        held_until datetime(3) null,
        held_by char(32) null,
        document_id int unsigned null,
        created_at datetime(3) not null,
        touched_at datetime(3) not null,
        key document_upload_of_patient (patient_id, state),
        key document_upload_of_user (user_id, state),
        key document_upload_touched (touched_at),
        constraint document_upload_patient foreign key (patient_id) references patient (id) on delete no action on update no action,
        constraint document_upload_user foreign key (user_id) references \`user\` (id) on delete no action on update no action,
        constraint document_upload_document foreign key (document_id) references document (id) on delete cascade on update no action
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
