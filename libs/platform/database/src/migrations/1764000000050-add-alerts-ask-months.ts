import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** After how many months somebody asks about allergies and alerts again; 0: never by itself. */
export class AddAlertsAskMonths1764000000050 extends Forward {
  readonly name = 'AddAlertsAskMonths1764000000050';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('clinic_setting', 'alerts_ask_months')) return;
    await db.query('alter table clinic_setting add column alerts_ask_months int unsigned not null default 6');
  }
}
