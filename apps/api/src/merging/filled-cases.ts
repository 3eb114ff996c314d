import type { Person, SpecClinic } from '@cuspid/platform/testing';

const HASH = '0'.repeat(64);

/**
 * A case with a task, a version decided on and one that waits, and its logbook; what the patient agreed to, one agreement of
 * it taken back; and a presentation: nothing of what was signed may change but whose it is.
 */
export async function fillCases(
  clinic: SpecClinic,
  patientId: number,
  [supervisor, student]: readonly [Person, Person],
  at: Date,
): Promise<void> {
  const insert = async (table: string, row: object): Promise<number> => {
    const { insertId } = await clinic.source.query('insert into ?? (??) values (?)', [
      ...[table, Object.keys(row), Object.values(row)],
    ]);
    return Number(insertId);
  };
  const [studentId, by] = [student.id, supervisor.id];
  const whose = { patient_id: patientId, student_id: studentId, supervisor_id: by };
  const caseId = await insert('teaching_case', { ...whose, title: 'Class I crowding', opened_at: at, changed_at: at });
  const task = { case_id: caseId, kind: 'RECORDS', title: 'Records', set_by_id: by, created_at: at, changed_at: at };
  await insert('case_task', { ...task, status: 'IN_PROGRESS', started_at: at });
  const work = { case_id: caseId, kind: 'TREATMENT_PLAN', author_id: studentId, submitted_at: at };
  const content = { content: '{}', content_hash: HASH };
  const decided = await insert('case_submission', { ...work, ...content, version: 1 });
  await insert('case_submission', { ...work, ...content, version: 2, waits_since: at });
  const people = { submission_id: decided, author_id: studentId, by_id: by, screen_of_id: by };
  const word = { decision: 'RETURNED', signed_at: 'OWN_SCREEN', at, content_hash: HASH, hash: HASH };
  await insert('case_review', { ...people, ...word });
  const line = { ...whose, case_id: caseId, patient_code: `P-${patientId}`, at, by_id: by };
  for (const act of ['OPENED', 'RETURNED']) await insert('case_logbook_entry', { ...line, act, words: 'Lower arch.' });
  await fillAgreed(insert, patientId, by, at);
}

async function fillAgreed(
  insert: (table: string, row: object) => Promise<number>,
  patientId: number,
  by: number,
  at: Date,
): Promise<void> {
  const recorded = { patient_id: patientId, recorded_at: at, recorded_by_id: by };
  const consent = { ...recorded, given_by: 'PATIENT', given_on: '2026-01-02' };
  await insert('patient_consent', { ...consent, purpose: 'TEACHING_PRESENTATION' });
  const taken = await insert('patient_consent', { ...consent, purpose: 'TEACHING_PHOTOGRAPHS' });
  await insert('consent_withdrawal', { ...recorded, consent_id: taken, withdrawn_by: 'PATIENT' });
  const said = { title: 'A case of crowding', content: '{}', content_hash: HASH, sources: '{}' };
  await insert('case_presentation', { patient_id: patientId, ...said, slides: 1, built_at: at, built_by_id: by });
}
