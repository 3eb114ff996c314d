import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Changes of several visits made in one act know it, to be taken back together; block-outs that are edited have a version. */
export class NoteActsAndVersions1764000000075 extends Forward {
  readonly name = 'NoteActsAndVersions1764000000075';

  async up(db: QueryRunner): Promise<void> {
    if (!(await db.hasColumn('visit_change', 'act'))) {
      await db.query('alter table visit_change add column act char(36) null, add key visit_change_act (act)');
    }
    if (!(await db.hasColumn('block_out', 'version'))) {
      await db.query('alter table block_out add column version int unsigned not null default 1');
    }
  }
}
