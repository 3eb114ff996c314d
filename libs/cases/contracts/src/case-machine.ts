import type { CaseState, TaskState } from './cases.values';

/** What can be done with a case that is there. */
export const CASE_ACTS = [
  'read',
  'task.add',
  'task.edit',
  'task.delete',
  'task.start',
  'task.complete',
  'task.review',
  'task.return',
  'progress',
  'hand-in',
  'submit',
  'approve',
  'return',
  'verify',
  'reject',
  'reopen',
  'handover.offer',
  'handover.withdraw',
  'handover.accept',
  'takeover',
  'delete',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** Permissions the rules ask for. */
export const CASE_RIGHTS = ['case.read', 'case.supervise', 'case.work', 'case.delete'] as const;
export type CaseRight = (typeof CASE_RIGHTS)[number];

/** Of a case, what decides what may be done with it. */
export interface CaseFacts {
  state: CaseState;
  studentId: number;
  supervisorId: number;
  /** The student has left the care team: nobody works on it until they are put on again. */
  isRemoved: boolean;
  /** The supervisor supervises no more: left the clinic, the role or the care team. */
  isSupervisorGone: boolean;
  /** To whom the supervisor has offered it. */
  handoverToId: number | null;
}

/** The piece of it that an act is about: a task, or what was handed in. */
export interface PieceFacts {
  task?: TaskState;
  /** Handed in and not decided yet. */
  isWaiting?: boolean;
  /** Who handed it in. */
  authorId?: number;
}

/** Somebody, with what they may for this case's patient. */
export interface CaseActor {
  id: number;
  rights: ReadonlySet<CaseRight>;
  /** Sees the cases of all patients within reach; a student sees their own alone. */
  isStudent: boolean;
  /** Deletes any case, not those alone that they supervise. */
  deletesAny: boolean;
}

/**
 * Why something is not done. `unseen`: for this person it is not there (404) · `not-allowed`: a right is missing (403) ·
 * `not-its-supervisor`, `not-its-student`: it is another person's to do (403) · the others are what its state says (409).
 */
export const CASE_REFUSALS = [
  'unseen',
  'not-allowed',
  'not-its-supervisor',
  'not-its-student',
  'own-work',
  'case-removed',
  'case-not-removed',
  'case-closed',
  'case-submitted',
  'case-not-submitted',
  'case-not-closed',
  'supervisor-gone',
  'supervisor-there',
  'handover-not-offered',
  'task-not-assigned',
  'task-not-begun',
  'task-not-completed',
  'task-reviewed',
  'submission-decided',
] as const;
export type CaseRefusal = (typeof CASE_REFUSALS)[number];

/**
 * The rules of a case's life, for the server and the screen alike:
 *
 * - the student works: starts and completes tasks, tells how far they are, hands in;
 * - the case's own supervisor alone sets tasks, reviews, returns, approves, verifies, rejects, reopens and offers it to another;
 * - whose work it is never judges it, whatever rights they have by now: not the case's student, not who handed it in;
 * - once the student has left the care team nobody works on it; then alone it can be deleted;
 * - when the supervisor is gone, somebody else who may supervise this patient's cases takes over.
 */
export function refusalOf(one: CaseFacts, me: CaseActor, act: CaseAct, piece: PieceFacts = {}): CaseRefusal | null {
  const rule = RULES[act];
  if (!me.rights.has('case.read') || !me.rights.has(rule.right)) return 'not-allowed';
  if (me.isStudent && (one.studentId !== me.id || one.isRemoved)) return 'unseen';
  return byPerson(one, me, rule, piece) ?? byState(one, act, rule) ?? byPiece(act, piece);
}

/** Everything that may be done with the case itself now. */
export const actsOf = (one: CaseFacts, me: CaseActor, piece: PieceFacts = {}): CaseAct[] =>
  CASE_ACTS.filter((act) => refusalOf(one, me, act, piece) === null);

/** The right an act asks for. */
export const rightFor = (act: CaseAct): CaseRight => RULES[act].right;

/** Where an act that was not refused leaves the case. */
export function stateAfter(state: CaseState, act: CaseAct): CaseState {
  if (act === 'submit') return 'PENDING_VERIFICATION';
  if (act === 'verify') return 'VERIFIED';
  if (act === 'reject') return 'REJECTED';
  if (act === 'reopen') return 'ASSIGNED';
  // What was rejected is being worked on again.
  return state === 'REJECTED' && RESUMES.includes(act) ? 'ASSIGNED' : state;
}

/** Where an act that was not refused leaves the task. */
export const taskAfter = (task: TaskState, act: CaseAct): TaskState => TASK_LEADS[act] ?? task;

interface Rule {
  right: CaseRight;
  by: 'anybody' | 'student' | 'supervisor' | 'receiver' | 'successor' | 'deleter';
  /** In which state of the case: `open`: worked on · `submitted`: waits for verification · `closed` · `any`. */
  when: 'any' | 'open' | 'submitted' | 'closed' | 'unclosed';
}

const working = (when: Rule['when']): Rule => ({ right: 'case.work', by: 'student', when });
const supervising = (when: Rule['when']): Rule => ({ right: 'case.supervise', by: 'supervisor', when });

const RULES: Record<CaseAct, Rule> = {
  read: { right: 'case.read', by: 'anybody', when: 'any' },
  'task.add': supervising('unclosed'),
  'task.edit': supervising('unclosed'),
  'task.delete': supervising('unclosed'),
  'task.start': working('open'),
  'task.complete': working('open'),
  'task.review': supervising('unclosed'),
  'task.return': supervising('unclosed'),
  progress: working('open'),
  'hand-in': working('open'),
  // A newer version may come while one waits.
  submit: working('unclosed'),
  approve: supervising('unclosed'),
  return: supervising('unclosed'),
  verify: supervising('submitted'),
  reject: supervising('submitted'),
  reopen: supervising('closed'),
  'handover.offer': supervising('unclosed'),
  'handover.withdraw': supervising('any'),
  'handover.accept': { right: 'case.supervise', by: 'receiver', when: 'unclosed' },
  takeover: { right: 'case.supervise', by: 'successor', when: 'any' },
  delete: { right: 'case.delete', by: 'deleter', when: 'any' },
};

const RESUMES: readonly CaseAct[] = ['task.start', 'task.complete', 'progress', 'hand-in'];

const TASK_LEADS: Partial<Record<CaseAct, TaskState>> = {
  'task.start': 'IN_PROGRESS',
  'task.complete': 'COMPLETED',
  'task.review': 'REVIEWED',
  'task.return': 'IN_PROGRESS',
};

function byPerson(one: CaseFacts, me: CaseActor, { by }: Rule, { authorId }: PieceFacts): CaseRefusal | null {
  if (by === 'anybody') return null;
  if (by === 'student') return one.studentId === me.id ? null : 'not-its-student';
  if (one.studentId === me.id || authorId === me.id) return 'own-work';
  if (by === 'deleter') return me.deletesAny || one.supervisorId === me.id ? null : 'not-its-supervisor';
  if (by === 'receiver') return one.handoverToId === me.id ? null : 'handover-not-offered';
  if (by === 'successor') return one.isSupervisorGone && one.supervisorId !== me.id ? null : 'supervisor-there';
  if (one.supervisorId !== me.id) return 'not-its-supervisor';
  return one.isSupervisorGone ? 'supervisor-gone' : null;
}

function byState({ state, isRemoved, handoverToId }: CaseFacts, act: CaseAct, { when }: Rule): CaseRefusal | null {
  if (act === 'read') return null;
  if (act === 'delete') return isRemoved ? null : 'case-not-removed';
  if (act === 'handover.withdraw' && handoverToId === null) return 'handover-not-offered';
  if (isRemoved && act !== 'takeover') return 'case-removed';
  if (when === 'closed') return state === 'VERIFIED' ? null : 'case-not-closed';
  if (when !== 'any' && state === 'VERIFIED') return 'case-closed';
  if (when === 'open' && state === 'PENDING_VERIFICATION') return 'case-submitted';
  return when === 'submitted' && state !== 'PENDING_VERIFICATION' ? 'case-not-submitted' : null;
}

function byPiece(act: CaseAct, { task, isWaiting }: PieceFacts): CaseRefusal | null {
  if (act === 'approve' || act === 'return') return isWaiting === false ? 'submission-decided' : null;
  if (task === undefined || !act.startsWith('task.')) return null;
  return byTask(act, task);
}

function byTask(act: CaseAct, task: TaskState): CaseRefusal | null {
  if (act === 'task.start') return task === 'ASSIGNED' ? null : 'task-not-assigned';
  if (act === 'task.complete') return task === 'IN_PROGRESS' ? null : 'task-not-begun';
  if (act === 'task.review' || act === 'task.return') return task === 'COMPLETED' ? null : 'task-not-completed';
  return act === 'task.edit' && task === 'REVIEWED' ? 'task-reviewed' : null;
}
