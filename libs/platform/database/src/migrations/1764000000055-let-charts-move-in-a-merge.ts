import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Columns that say what was recorded: no merge touches them. */
const SAID: Record<string, string[]> = {
  chart_act: ['id', 'kind', 'text', 'undoes_id', 'author_id', 'recorded_at', 'visit_id'],
  chart_finding: [
    ...['id', 'act_id', 'tooth', 'supernumerary_side', 'supernumerary_index', 'surfaces', 'code', 'layer', 'material'],
    ...['severity', 'quality', 'is_defective', 'reason', 'param', 'teeth', 'abutments', 'note', 'effective_on'],
    ...['recorded_at', 'author_id', 'supersedes_id', 'voids_id', 'void_reason'],
  ],
};

const MERGING = `select 1 from patient_merge running where running.state = 'MOVING'
  and old.patient_id in (running.patient_id, running.merged_id) and new.patient_id in (running.patient_id, running.merged_id)`;

/**
 * Acts and findings stay append-only, but for whose they are (and an act's number): that may change from one of two
 * patients to the other while a merge of these two is running, which nobody but its own transaction sees.
 */
export class LetChartsMoveInAMerge1764000000055 extends Forward {
  readonly name = 'LetChartsMoveInAMerge1764000000055';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(SAID)) {
      const isSame = columns.map((column) => `binary new.${column} <=> binary old.${column}`).join(' and ');
      await db.query(`drop trigger if exists ${table}_no_update`);
      await db.query(
        `create trigger ${table}_no_update before update on ${table} for each row
         begin
           if not (${isSame}) or not exists (${MERGING}) then
             signal sqlstate '45000' set message_text = '${table} is append-only';
           end if;
         end`,
      );
    }
  }
}
