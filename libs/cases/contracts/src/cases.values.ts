/** ASSIGNED: worked on · PENDING_VERIFICATION: handed in whole · VERIFIED: closed · REJECTED: handed back, goes on as ASSIGNED with the next work on it. */
export const CASE_STATES = ['ASSIGNED', 'PENDING_VERIFICATION', 'VERIFIED', 'REJECTED'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** The student takes a task as far as COMPLETED; REVIEWED is the supervisor's word. */
export const TASK_STATES = ['ASSIGNED', 'IN_PROGRESS', 'COMPLETED', 'REVIEWED'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What a task is, for the counters of requirements. */
export const TASK_KINDS = [
  'RECORDS',
  'PLAN',
  'BONDING',
  'ADJUSTMENT',
  'DEBOND',
  'RETENTION',
  'PRESENTATION',
  'OTHER',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** What is handed in. CASE is the whole case, for verification; TASK a task's work; the others are signed by themselves. */
export const SUBMISSION_KINDS = [
  'TREATMENT_PLAN',
  'CASE_STAGE',
  'TASK',
  'SELF_EVALUATION',
  'PRESENTATION',
  'CASE',
] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** WAITING: for the supervisor · APPROVED and RETURNED: their word · REPLACED: a newer version came first. */
export const SUBMISSION_STATES = ['WAITING', 'APPROVED', 'RETURNED', 'REPLACED'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const DECISIONS = ['APPROVED', 'RETURNED'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Where a supervisor signed: at their own screen, or at the student's with their own address and password. */
export const SIGNED_AT = ['OWN_SCREEN', 'STUDENT_SCREEN'] as const;
export type SignedAt = (typeof SIGNED_AT)[number];

/** What a submission points at. */
export const REFERENCE_KINDS = ['DOCUMENT', 'NOTE'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** A line of the logbook. */
export const LOGBOOK_ACTS = [
  'OPENED',
  'REOPENED',
  'REMOVED',
  'DELETED',
  'TASK_SET',
  'TASK_CHANGED',
  'TASK_DELETED',
  'TASK_STARTED',
  'TASK_COMPLETED',
  'TASK_REVIEWED',
  'TASK_RETURNED',
  'PROGRESS',
  'SUBMITTED',
  'APPROVED',
  'RETURNED',
  'VERIFIED',
  'REJECTED',
  'HANDOVER_OFFERED',
  'HANDOVER_WITHDRAWN',
  'HANDED_OVER',
  'TAKEN_OVER',
  'SUPERVISOR_LEFT',
] as const;
export type LogbookAct = (typeof LOGBOOK_ACTS)[number];

export const LOGBOOK_ORDERS = ['newest', 'oldest'] as const;
export type LogbookOrder = (typeof LOGBOOK_ORDERS)[number];

/** One row of a difference between two versions. */
export const CHANGE_KINDS = ['SAME', 'ADDED', 'REMOVED', 'CHANGED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What waits, in lists by whose turn it is. */
export const WORK_LISTS = [
  'atChair',
  'signOffs',
  'toReview',
  'waitingForStudent',
  'tasks',
  'returned',
  'awaiting',
  'overdue',
  'offered',
  'unsupervised',
] as const;
export type WorkList = (typeof WORK_LISTS)[number];

export const CASE = {
  titleMax: 160,
  descriptionMax: 2_000,
  noteMax: 1_000,
  commentMax: 2_000,
  tasksMax: 60,
  sectionsMax: 30,
  labelMax: 60,
  sectionMax: 8_000,
  referencesMax: 40,
  criteriaMax: 15,
  criterionMax: 120,
  helpMax: 400,
  scoreMax: 3,
  rubricsMax: 40,
  /** Versions of one piece of work. */
  versionsMax: 200,
  submissionsMax: 200,
  /** Rows of one work list unless told otherwise, and of one that is asked for more. */
  workMax: 50,
  workMost: 500,
  wordsMax: 4_000,
} as const;
