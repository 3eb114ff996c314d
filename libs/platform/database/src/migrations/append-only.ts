import type { QueryRunner } from 'typeorm';

const MERGING = `select 1 from patient_merge running where running.state = 'MOVING'
  and old.patient_id in (running.patient_id, running.merged_id) and new.patient_id in (running.patient_id, running.merged_id)`;

/**
 * Makes a table of a patient's record append-only by the database's own refusal: its rows move with their record in a
 * merge, `said` unchanged, and go with their patient, never otherwise. Can be run again.
 */
export async function keepAppendOnly(db: QueryRunner, table: string, said: readonly string[]): Promise<void> {
  const isSame = said.map((column) => `new.${column} <=> old.${column}`).join(' and ');
  await refuse(db, table, `${table}_no_update`, 'before update', `not (${isSame}) or not exists (${MERGING})`);
  const isKept = 'not exists (select 1 from patient_purge where patient_id = old.patient_id)';
  await refuse(db, table, `${table}_goes_with_patient`, 'before delete', isKept);
}

/** A trigger that refuses what it is asked about. */
export async function refuse(db: QueryRunner, table: string, name: string, when: string, what: string): Promise<void> {
  await db.query(`drop trigger if exists ${name}`);
  await db.query(
    `create trigger ${name} ${when} on ${table} for each row
     begin
       if ${what} then
         signal sqlstate '45000' set message_text = '${table} is append-only';
       end if;
     end`,
  );
}
