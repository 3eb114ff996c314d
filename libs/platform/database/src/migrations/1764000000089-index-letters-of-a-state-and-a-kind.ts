import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The desk looks for letters of one kind that came to one end, such as cancellations that failed: newest first. */
export class IndexLettersOfAStateAndAKind1764000000089 extends Forward {
  readonly name = 'IndexLettersOfAStateAndAKind1764000000089';

  async up(db: QueryRunner): Promise<void> {
    const [known] = await db.query(
      "select 1 from information_schema.statistics where table_schema = database() and table_name = 'letter' and index_name = 'letter_state_kind'",
    );
    if (!known) await db.query('alter table letter add key letter_state_kind (state, kind, id)');
  }
}
