import type { QueryRunner } from 'typeorm';
import { refuse } from './append-only';

/** Makes a table of a case's rows unchangeable but for what is not `said`; they go with their case (the server's own cascade), never otherwise. */
export async function keepCaseRow(db: QueryRunner, table: string, said: readonly string[]): Promise<void> {
  const isSame = said.map((column) => `new.${column} <=> old.${column}`).join(' and ');
  await refuse(db, table, `${table}_no_update`, 'before update', `not (${isSame})`);
  await refuse(db, table, `${table}_no_delete`, 'before delete', '1 = 1');
}

const KEPT = ['id', 'case_id', 'student_id', 'supervisor_id', 'act', 'at', 'by_id', 'task_id', 'version', 'percent'];
const NAMED = ['patient_code', 'subject', 'words'];
const MERGING = `select 1 from patient_merge running where running.state = 'MOVING'
  and old.patient_id in (running.patient_id, running.merged_id) and new.patient_id in (running.patient_id, running.merged_id)`;

/**
 * The logbook is never deleted from. A row moves with its record in a merge, and loses what could tell whose it was when the
 * patient is deleted for good; nothing else is ever written on it.
 */
export async function keepLogbook(db: QueryRunner): Promise<void> {
  const same = (columns: readonly string[]) => columns.map((column) => `new.${column} <=> old.${column}`).join(' and ');
  const emptied = ['patient_id', ...NAMED].map((column) => `new.${column} is null`).join(' and ');
  const isPurged = `${emptied} and exists (select 1 from patient_purge gone where gone.patient_id = old.patient_id)`;
  const isMoved = `${same(NAMED)} and exists (${MERGING})`;
  const what = `not (${same(KEPT)}) or not ((${isPurged}) or (${isMoved}))`;
  await refuse(db, 'case_logbook_entry', 'case_logbook_entry_no_update', 'before update', what);
  await refuse(db, 'case_logbook_entry', 'case_logbook_entry_no_delete', 'before delete', '1 = 1');
}
