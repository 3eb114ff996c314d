import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** The record this one was merged into: it stays, empty and hidden, so that its code leads there. */
export class AddMergedIntoToPatient1764000000053 extends Forward {
  readonly name = 'AddMergedIntoToPatient1764000000053';

  async up(db: QueryRunner): Promise<void> {
    if (await db.hasColumn('patient', 'merged_into_id')) return;
    await db.query(`
      alter table patient
        add column merged_into_id int unsigned null,
        add key patient_merged_into (merged_into_id),
        add constraint patient_merged_into_id foreign key (merged_into_id) references patient (id) on delete no action on update no action
    `);
  }
}
