import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/** What was signed: from then on nothing touches it. */
const SAID = [
  'id',
  'author_id',
  'type',
  'text',
  'teeth',
  'procedure_name',
  'planned_for',
  'executed_at',
  'execution_status',
  'outcome',
  'created_at',
  'edited_at',
  'signed_at',
  'signed_hash',
];

const MERGING = `select 1 from patient_merge running where running.state = 'MOVING'
  and old.patient_id in (running.patient_id, running.merged_id) and new.patient_id in (running.patient_id, running.merged_id)`;

/**
 * The database itself keeps a signed note as it was signed: its words never change, it never becomes a draft again, what
 * was struck stays struck, it changes its patient in a merge alone, and goes with its patient alone.
 */
export class KeepClinicalNotesAsSigned1764000000122 extends Forward {
  readonly name = 'KeepClinicalNotesAsSigned1764000000122';

  async up(db: QueryRunner): Promise<void> {
    const isSame = SAID.map((column) => `binary new.${column} <=> binary old.${column}`).join(' and ');
    await this.refuse(
      db,
      'update',
      `(old.state <> 'DRAFT' and (not (${isSame}) or new.state = 'DRAFT'))
        or (old.state = 'STRUCK' and new.state <> 'STRUCK')
        or (new.patient_id <> old.patient_id and not exists (${MERGING}))`,
    );
    const isKept = 'not exists (select 1 from patient_purge where patient_id = old.patient_id)';
    await this.refuse(db, 'delete', `old.state <> 'DRAFT' and ${isKept}`);
  }

  private async refuse(db: QueryRunner, verb: 'update' | 'delete', when: string): Promise<void> {
    await db.query(`drop trigger if exists clinical_note_no_${verb}`);
    await db.query(
      `create trigger clinical_note_no_${verb} before ${verb} on clinical_note for each row
       begin
         if ${when} then
           signal sqlstate '45000' set message_text = 'clinical_note is kept as it was signed';
         end if;
       end`,
    );
  }
}
