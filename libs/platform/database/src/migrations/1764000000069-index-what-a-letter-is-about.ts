import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Who waits for a letter finds it by what it is about. */
export class IndexWhatALetterIsAbout1764000000069 extends Forward {
  readonly name = 'IndexWhatALetterIsAbout1764000000069';

  async up(db: QueryRunner): Promise<void> {
    const [known] = await db.query(
      "select 1 from information_schema.statistics where table_schema = database() and table_name = 'mail_outbox' and index_name = 'mail_outbox_about'",
    );
    if (!known) await db.query('alter table mail_outbox add key mail_outbox_about (about)');
  }
}
