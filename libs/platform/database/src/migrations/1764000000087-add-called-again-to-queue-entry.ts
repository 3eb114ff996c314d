import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** When somebody who did not come was called once more. */
export class AddCalledAgainToQueueEntry1764000000087 extends Forward {
  readonly name = 'AddCalledAgainToQueueEntry1764000000087';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('queue_entry', 'called_again_at')) return;
    await db.query('alter table queue_entry add column called_again_at datetime(3) null');
  }
}
