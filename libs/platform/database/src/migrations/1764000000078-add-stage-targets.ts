import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Minutes each stage of the queue should take at most, and a student's wait for a check. */
export class AddStageTargets1764000000078 extends Forward {
  readonly name = 'AddStageTargets1764000000078';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('clinic_setting', 'check_target_minutes')) return;
    await db.query(`
      alter table clinic_setting
        add column waiting_target_minutes int unsigned not null default 30,
        add column consultation_target_minutes int unsigned not null default 20,
        add column treatment_target_minutes int unsigned not null default 60,
        add column cashier_target_minutes int unsigned not null default 10,
        add column check_target_minutes int unsigned not null default 10
    `);
  }
}
