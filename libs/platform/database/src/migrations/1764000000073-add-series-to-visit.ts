import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Which series a visit is a member of, which one it is, and where the series has it. */
export class AddSeriesToVisit1764000000073 extends Forward {
  readonly name = 'AddSeriesToVisit1764000000073';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('visit', 'series_id')) return;
    await db.query(`
      alter table visit
        add column series_id int unsigned null,
        add column series_number smallint unsigned null,
        add column series_at datetime(3) null,
        add key visit_series_member (series_id, series_number),
        add constraint visit_series_id foreign key (series_id) references visit_series (id) on delete no action on update no action
    `);
  }
}
