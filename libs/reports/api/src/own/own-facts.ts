import type { Facts } from '../engine/facts';
import { sql } from '../engine/sql';

const AT = 'INSTANT' as const;
const patientOf = (id: string) => ({ patient: id, link: { to: 'patient' as const, id } });

/** Notes of one author that are signed and stand. */
const STANDING = "note.author_id = ? and note.state <> 'DRAFT' and note.struck_at is null";
const NOTE_COLUMNS = [
  { key: 'type', label: 'Kind', unit: 'TEXT', is: 'note.type' },
  { key: 'procedure', label: 'Procedure', unit: 'TEXT', is: 'note.procedure_name' },
  { key: 'state', label: 'State', unit: 'TEXT', is: 'note.state' },
] as const;

/** What of one person's notes falls on a day by `column`. */
const notesOf = (key: string, where: string, column: string, label: string, person: number): Facts => ({
  key,
  from: () => sql('clinical_note note'),
  where: sql(where, person),
  at: { column, is: AT },
  dimensions: {},
  rows: {
    ...{ id: 'note.id', ...patientOf('note.patient_id') },
    columns: [{ key: 'at', label, unit: 'INSTANT', is: column }, ...NOTE_COLUMNS],
  },
});

/** Work that a note says was done. */
export const procedures = (person: number): Facts =>
  notesOf(
    ...(['OWN_PROCEDURE', `${STANDING} and note.execution_status = 'COMPLETED'`, 'note.executed_at'] as const),
    ...(['Done', person] as const),
  );

export const signed = (person: number): Facts => notesOf('OWN_SIGNED', STANDING, 'note.signed_at', 'Signed', person);

export const unsigned = (person: number): Facts =>
  notesOf(
    ...(['OWN_UNSIGNED', "note.author_id = ? and note.state = 'DRAFT' and note.binned_at is null"] as const),
    ...(['note.created_at', 'Begun', person] as const),
  );

/** Findings somebody recorded; a row that only takes another back is none. */
export const findings = (person: number): Facts => ({
  key: 'OWN_FINDING',
  from: () => sql('chart_finding finding force index (chart_finding_author)'),
  where: sql('finding.author_id = ? and finding.voids_id is null', person),
  at: { column: 'finding.recorded_at', is: AT },
  dimensions: {},
  rows: {
    ...{ id: 'finding.id', ...patientOf('finding.patient_id') },
    columns: [
      { key: 'at', label: 'Recorded', unit: 'INSTANT', is: 'finding.recorded_at' },
      { key: 'tooth', label: 'Tooth', unit: 'TEXT', is: 'finding.tooth' },
      { key: 'code', label: 'Finding', unit: 'TEXT', is: 'finding.code' },
    ],
  },
});

/** Tasks of a student's cases that were completed and stand so. */
export const tasks = (person: number): Facts => ({
  key: 'OWN_TASK',
  from: () => sql('teaching_case own join case_task task on task.case_id = own.id'),
  where: sql("own.student_id = ? and task.status in ('COMPLETED', 'REVIEWED')", person),
  at: { column: 'task.completed_at', is: AT },
  dimensions: {},
  rows: {
    ...{ id: 'task.id', patient: 'own.patient_id', link: { to: 'case', id: 'own.id' } },
    columns: [
      { key: 'at', label: 'Completed', unit: 'INSTANT', is: 'task.completed_at' },
      { key: 'title', label: 'Task', unit: 'TEXT', is: 'task.title' },
      { key: 'status', label: 'Status', unit: 'TEXT', is: 'task.status' },
    ],
  },
});

const decisions = (key: string, where: string, person: number): Facts => ({
  key,
  from: () =>
    sql(`case_review review join case_submission work on work.id = review.submission_id
      join teaching_case own on own.id = work.case_id`),
  where: sql(where, person),
  at: { column: 'review.at', is: AT },
  dimensions: {},
  rows: {
    ...{ id: 'review.id', patient: 'own.patient_id', link: { to: 'case', id: 'own.id' } },
    columns: [
      { key: 'at', label: 'Decided', unit: 'INSTANT', is: 'review.at' },
      { key: 'kind', label: 'Work', unit: 'TEXT', is: 'work.kind' },
      { key: 'decision', label: 'Decision', unit: 'TEXT', is: 'review.decision' },
    ],
  },
});

/** What a supervisor decided. */
export const signOffs = (person: number): Facts => decisions('OWN_SIGN_OFF', 'review.by_id = ?', person);

/** Somebody's own work that was approved. */
export const approved = (person: number): Facts =>
  decisions('OWN_APPROVED', "review.author_id = ? and review.decision = 'APPROVED'", person);
