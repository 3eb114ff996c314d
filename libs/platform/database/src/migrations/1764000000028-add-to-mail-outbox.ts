import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What a letter is about, for whoever waits for its arrival, and whether its text is sealed. */
export class AddToMailOutbox1764000000028 extends Forward {
  readonly name = 'AddToMailOutbox1764000000028';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('mail_outbox', 'about')) return;
    await db.query(`
      alter table mail_outbox
        add column about varchar(80) null,
        add column is_confidential tinyint(1) not null default 0
    `);
  }
}
