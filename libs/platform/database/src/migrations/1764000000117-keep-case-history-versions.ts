import type { QueryRunner } from 'typeorm';
import { keepAppendOnly } from './append-only';
import { Forward } from './forward';

/** What a save said stays as it was: the database itself refuses to change it, and lets it go with its patient alone. */
export class KeepCaseHistoryVersions1764000000117 extends Forward {
  readonly name = 'KeepCaseHistoryVersions1764000000117';

  async up(db: QueryRunner): Promise<void> {
    const said = ['id', 'content', 'content_hash', 'recorded_at', 'recorded_by_id'];
    await keepAppendOnly(db, 'case_history_version', said);
  }
}
