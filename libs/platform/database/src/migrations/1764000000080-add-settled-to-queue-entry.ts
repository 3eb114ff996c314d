import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What became of an entry that was left open, as the desk said later; and the way to those nobody has decided about. */
export class AddSettledToQueueEntry1764000000080 extends Forward {
  readonly name = 'AddSettledToQueueEntry1764000000080';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('queue_entry', 'settled_as')) return;
    await db.query(`
      alter table queue_entry
        add column settled_as varchar(10) null,
        add key queue_entry_undecided (is_unfinished, settled_as, day)
    `);
  }
}
