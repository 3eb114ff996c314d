import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

const INDEXES = {
  posting_drawer: 'posted_by_id, currency, id',
  posting_posted: 'posted_at, id',
} as const;

/** What stands open in a drawer is a walk from its last close on, and a day's money one from its first moment to its last. */
export class IndexPostingsByDrawer1764000000173 extends Forward {
  readonly name = 'IndexPostingsByDrawer1764000000173';

  async up(db: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(INDEXES)) {
      const known: unknown[] = await db.query('show index from posting where key_name = ?', [name]);
      if (!known.length) await db.query(`create index ${name} on posting (${columns})`);
    }
  }
}
