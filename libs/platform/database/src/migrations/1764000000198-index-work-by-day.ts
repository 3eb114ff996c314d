import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

const INDEXES = {
  clinical_note: ['clinical_note_executed', 'executed_at, id'],
  plan_item: ['plan_item_made', 'created_at, id'],
  case_review: ['case_review_at', 'at, id'],
} as const;

/** What was done, planned and decided in a period is a walk from its first moment to its last, over all patients. */
export class IndexWorkByDay1764000000198 extends Forward {
  readonly name = 'IndexWorkByDay1764000000198';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, [name, columns]] of Object.entries(INDEXES)) {
      const known: unknown[] = await db.query('show index from ?? where key_name = ?', [table, name]);
      if (!known.length) await db.query(`create index ${name} on ${table} (${columns})`);
    }
  }
}
