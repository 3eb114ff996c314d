import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

export class CreateMailOutbox1764000000008 extends Forward {
  readonly name = 'CreateMailOutbox1764000000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table if not exists \`mail_outbox\` (
        id int unsigned not null auto_increment primary key,
        message_id varchar(120) not null,
        recipient varchar(254) not null,
        subject varchar(200) not null,
        text mediumtext not null,
        html mediumtext null,
        attachments mediumtext null,
        status varchar(10) not null default 'DUE',
        attempts tinyint unsigned not null default 0,
        due_at datetime(3) not null,
        leased_until datetime(3) null,
        last_error varchar(500) null,
        created_at datetime(3) not null,
        sent_at datetime(3) null,
        unique key mail_outbox_message_id (message_id),
        key mail_outbox_due (status, due_at)
      ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_unicode_520_ci
    `);
  }
}
