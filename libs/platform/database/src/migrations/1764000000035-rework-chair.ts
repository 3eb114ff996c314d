import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

/** A chair is edited, so it has a version; its name is its own only while it is in use. */
export class ReworkChair1764000000035 extends Forward {
  readonly name = 'ReworkChair1764000000035';

  async up(db: QueryRunner): Promise<void> {
    if (!(await db.hasColumn('chair', 'version'))) {
      await db.query(`
        alter table chair
          add column version int unsigned not null default 1,
          add column active_name varchar(40) as (if(is_active = 1, name, null)) stored,
          drop key chair_name,
          add unique key chair_active_name (active_name),
          add key chair_sort (sort, id)
      `);
    }
    await noteGenerated(db, 'chair', 'active_name', 'if(is_active = 1, name, null)');
  }
}
