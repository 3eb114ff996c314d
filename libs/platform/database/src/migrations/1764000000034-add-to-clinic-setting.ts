import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** How to write to the clinic, when it is open, and its logo. */
export class AddToClinicSetting1764000000034 extends Forward {
  readonly name = 'AddToClinicSetting1764000000034';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('clinic_setting', 'hours')) return;
    await db.query(`
      alter table clinic_setting
        add column email varchar(254) null,
        add column hours mediumtext null,
        add column logo_key char(32) null,
        add column logo mediumtext null
    `);
  }
}
