import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** Columns that say what was frozen: nothing touches them, not even a merge. */
const SAID = ['id', 'name', 'note', 'as_of', 'known_at', 'acts', 'finding_count', 'content', 'content_hash'];
const BY = ['saved_at', 'saved_by_id'];

const MERGING = `select 1 from patient_merge running where running.state = 'MOVING'
  and old.patient_id in (running.patient_id, running.merged_id) and new.patient_id in (running.patient_id, running.merged_id)`;

/**
 * The database itself refuses to change a version, but for whose it is while a merge of these two patients is running;
 * and it lets one go from the bin alone, or with its patient.
 */
export class KeepChartVersionsAsFrozen1764000000101 extends Forward {
  readonly name = 'KeepChartVersionsAsFrozen1764000000101';

  async up(db: QueryRunner): Promise<void> {
    const isSame = [...SAID, ...BY].map((column) => `binary new.${column} <=> binary old.${column}`).join(' and ');
    await this.refuse(db, 'update', `not (${isSame}) or not exists (${MERGING})`);
    const isKept = `not exists (select 1 from chart_version_bin where version_id = old.id)
      and not exists (select 1 from patient_purge where patient_id = old.patient_id)`;
    await this.refuse(db, 'delete', isKept);
  }

  private async refuse(db: QueryRunner, verb: 'update' | 'delete', when: string): Promise<void> {
    await db.query(`drop trigger if exists chart_version_no_${verb}`);
    await db.query(
      `create trigger chart_version_no_${verb} before ${verb} on chart_version for each row
       begin
         if ${when} then
           signal sqlstate '45000' set message_text = 'chart_version is frozen';
         end if;
       end`,
    );
  }
}
