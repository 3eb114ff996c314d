import { TableIndex, type QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What the timeline walks, table by table: what happened to one patient, in the order it happened. */
const INDEXES = [
  ['audit_entry', 'audit_entry_patient_action', ['patient_id', 'action', 'at']],
  ['queue_entry', 'queue_entry_patient_entered', ['patient_id', 'entered_at']],
  ['chart_act', 'chart_act_recorded', ['patient_id', 'recorded_at']],
] as const;

/** Everything that happened to one patient, newest first, without a sort and without what others read of it. */
export class IndexWhatHappenedToAPatient1764000000058 extends Forward {
  readonly name = 'IndexWhatHappenedToAPatient1764000000058';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, name, columnNames] of INDEXES) {
      const known = await db.getTable(table);
      if (known?.indices.some((index) => index.name === name)) continue;
      await db.createIndex(table, new TableIndex({ name, columnNames: [...columnNames] }));
    }
  }
}
