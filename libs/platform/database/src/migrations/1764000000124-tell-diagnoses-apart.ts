import type { QueryRunner } from 'typeorm';
import { Forward, noteGenerated } from './forward';

const IS_DIAGNOSIS = "type = 'DIAGNOSIS'";

/**
 * Diagnoses are told to fewer people: the timeline walks them and the other notes apart, each on its own part of an
 * index, however many of the other kind a patient has.
 */
export class TellDiagnosesApart1764000000124 extends Forward {
  readonly name = 'TellDiagnosesApart1764000000124';

  async up(db: QueryRunner): Promise<void> {
    if (!(await db.hasColumn('clinical_note', 'is_diagnosis'))) {
      await db.query(
        `alter table clinical_note
           add column is_diagnosis tinyint as (${IS_DIAGNOSIS}) stored,
           add key clinical_note_told (patient_id, is_diagnosis, signed_at, id)`,
      );
    }
    await noteGenerated(db, 'clinical_note', 'is_diagnosis', IS_DIAGNOSIS);
  }
}
