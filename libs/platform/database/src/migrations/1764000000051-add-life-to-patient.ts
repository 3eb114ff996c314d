import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Who put a record away, when and why; and how long the clinic keeps one nobody has written into any more. */
export class AddLifeToPatient1764000000051 extends Forward {
  readonly name = 'AddLifeToPatient1764000000051';

  async up(db: QueryRunner): Promise<void> {
    if (!(await db.hasColumn('patient', 'archived_at'))) {
      await db.query(`
        alter table patient
          add column archived_at datetime(3) null,
          add column archived_by_id int unsigned null,
          add column archive_reason varchar(300) null,
          add constraint patient_archived_by foreign key (archived_by_id) references \`user\` (id) on delete no action on update no action
      `);
    }
    if (!(await db.hasColumn('clinic_setting', 'patient_retention_years'))) {
      await db.query('alter table clinic_setting add column patient_retention_years int unsigned not null default 10');
    }
  }
}
