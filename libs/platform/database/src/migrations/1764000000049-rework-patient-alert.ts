import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Alerts are corrected, confirmed one by one and ended for a reason; since when may be a year or a month alone. */
export class ReworkPatientAlert1764000000049 extends Forward {
  readonly name = 'ReworkPatientAlert1764000000049';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('patient_alert', 'confirmed_at')) return;
    await db.query(`
      alter table patient_alert
        modify column since varchar(10) null,
        add column expected_on date null,
        add column confirmed_at datetime(3) null,
        add column confirmed_by_id int unsigned null,
        add column ended_as varchar(9) null,
        add column end_note varchar(300) null,
        add column version int unsigned not null default 1,
        add constraint patient_alert_confirmed_by foreign key (confirmed_by_id) references \`user\` (id) on delete no action on update no action
    `);
  }
}
