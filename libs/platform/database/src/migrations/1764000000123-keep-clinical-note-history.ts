import type { QueryRunner } from 'typeorm';
import { Forward } from './forward';

/**
 * Versions and addenda are append-only by the database's own refusal. They go with their note: what a foreign key takes
 * away calls no trigger, and the note's own says when it may go.
 */
export class KeepClinicalNoteHistory1764000000123 extends Forward {
  readonly name = 'KeepClinicalNoteHistory1764000000123';

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['clinical_note_version', 'clinical_note_addendum']) {
      for (const verb of ['update', 'delete']) {
        await db.query(`drop trigger if exists ${table}_no_${verb}`);
        await db.query(
          `create trigger ${table}_no_${verb} before ${verb} on ${table}
           for each row signal sqlstate '45000' set message_text = '${table} is append-only'`,
        );
      }
    }
  }
}
