import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Why a visit ended or was booked over something else, and the chair's day. */
export class AddToVisit1764000000062 extends Forward {
  readonly name = 'AddToVisit1764000000062';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('visit', 'overbook_reason')) return;
    await db.query(`
      alter table visit
        add column overbook_reason varchar(200) null,
        add column reason varchar(200) null,
        add column ended_at datetime(3) null,
        add key visit_chair (chair_id, starts_at)
    `);
  }
}
