import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The languages a waiting-room screen speaks, in their order. */
export class AddLanguagesToQueueDisplay1764000000081 extends Forward {
  readonly name = 'AddLanguagesToQueueDisplay1764000000081';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('queue_display', 'languages')) return;
    await db.query(`alter table queue_display add column languages varchar(20) not null default 'en,si,ta'`);
  }
}
