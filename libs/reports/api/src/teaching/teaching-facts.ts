import { clock } from '@cuspid/platform/database';
import { dayIn } from '@cuspid/settings/api';
import type { Facts, Reading } from '../engine/facts';
import { sql } from '../engine/sql';

const PEOPLE = `left join \`user\` student on student.id = study.student_id
  left join \`user\` supervisor on supervisor.id = study.supervisor_id`;
const NAMED = [
  { key: 'student', label: 'Student', unit: 'TEXT', is: 'student.name' },
  { key: 'supervisor', label: 'Supervisor', unit: 'TEXT', is: 'supervisor.name' },
] as const;
const WHO = { student: 'study.student_id', supervisor: 'study.supervisor_id' };
const OF_CASE = { patient: 'study.patient_id', link: { to: 'case', id: 'study.id' } } as const;

const cases = (key: string, set: Partial<Facts>): Facts => ({
  key,
  from: () => sql('teaching_case study'),
  dimensions: { state: 'study.state', ...WHO },
  rows: {
    ...OF_CASE,
    id: 'study.id',
    joins: PEOPLE,
    columns: [...NAMED, { key: 'state', label: 'State', unit: 'TEXT', is: 'study.state' }],
  },
  ...set,
});

/** Cases with a student on them now. */
export const CASES = cases('CASES', { where: sql('study.removed_at is null') });

/** Verified cases by when they became so. */
export const VERIFIED = cases('CASES VERIFIED', {
  where: sql("study.state = 'VERIFIED'"),
  at: { column: 'study.verified_at', is: 'INSTANT' },
});

const MINUTES = 'timestampdiff(minute, work.submitted_at, decided.at)';

/** Decisions on what was handed in, with the minutes it waited. */
export const DECISIONS: Facts = {
  key: 'DECISIONS',
  from: () =>
    sql(`case_review decided join case_submission work on work.id = decided.submission_id
      join teaching_case study on study.id = work.case_id`),
  at: { column: 'decided.at', is: 'INSTANT' },
  dimensions: {
    decision: 'decided.decision',
    student: 'work.author_id',
    supervisor: 'decided.by_id',
    minutes: MINUTES,
  },
  amount: MINUTES,
  rows: {
    ...OF_CASE,
    id: 'decided.id',
    joins: `left join \`user\` student on student.id = work.author_id left join \`user\` supervisor on supervisor.id = decided.by_id`,
    columns: [
      { key: 'at', label: 'Decided', unit: 'INSTANT', is: 'decided.at' },
      ...NAMED,
      { key: 'kind', label: 'Work', unit: 'TEXT', is: 'work.kind' },
      { key: 'decision', label: 'Decision', unit: 'TEXT', is: 'decided.decision' },
      { key: 'minutes', label: 'Waited', unit: 'MINUTES', is: MINUTES },
    ],
  },
};

/** Tasks that should have been completed before the clinic’s today. */
export const OVERDUE: Facts = {
  key: 'TASKS OVERDUE',
  from: ({ zone }: Reading) =>
    sql(
      `case_task task join teaching_case study on study.id = task.case_id and study.removed_at is null
        and study.state <> 'VERIFIED' and task.due_on < ?`,
      dayIn(zone, clock.now()),
    ),
  where: sql("task.status in ('ASSIGNED', 'IN_PROGRESS')"),
  dimensions: WHO,
  rows: {
    ...OF_CASE,
    id: 'task.id',
    joins: PEOPLE,
    columns: [
      { key: 'due', label: 'Due', unit: 'DAY', is: "date_format(task.due_on, '%Y-%m-%d')" },
      { key: 'title', label: 'Task', unit: 'TEXT', is: 'task.title' },
      ...NAMED,
    ],
  },
};
