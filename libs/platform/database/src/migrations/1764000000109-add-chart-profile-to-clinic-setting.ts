import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Which colours mean what on the charts of the clinic. */
export class AddChartProfileToClinicSetting1764000000109 extends Forward {
  readonly name = 'AddChartProfileToClinicSetting1764000000109';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('clinic_setting', 'chart_profile')) return;
    await db.query(`alter table clinic_setting add column chart_profile varchar(20) not null default 'default'`);
  }
}
