import { describe, expect, it } from 'vitest';
import {
  CASE_ACTS,
  CASE_RIGHTS,
  refusalOf,
  stateAfter,
  taskAfter,
  type CaseAct,
  type CaseActor,
  type CaseFacts,
  type CaseRight,
  type TaskState,
} from '@cuspid/cases/contracts';

const WALKS = 50_000;
const STEPS = 12;
const [STUDENT, SUPERVISOR, COLLEAGUE, ADMIN, OTHER_STUDENT] = [1, 2, 3, 4, 5];

const SUPERVISES: CaseRight[] = ['case.read', 'case.supervise', 'case.delete'];
const actor = (id: number, rights: readonly CaseRight[], set: Partial<CaseActor> = {}): CaseActor => ({
  ...{ id, rights: new Set(rights), isStudent: false, deletesAny: false, ...set },
});

/** Everybody who could try, and the same person in every role they could come to have. */
const PEOPLE: readonly CaseActor[] = [
  actor(STUDENT, ['case.read', 'case.work'], { isStudent: true }),
  actor(OTHER_STUDENT, ['case.read', 'case.work'], { isStudent: true }),
  actor(SUPERVISOR, SUPERVISES),
  actor(COLLEAGUE, SUPERVISES),
  actor(ADMIN, ['case.read', 'case.delete'], { deletesAny: true }),
  // The student has become a dentist, an administrator, or all at once; and a nurse has no business here.
  actor(STUDENT, SUPERVISES),
  actor(STUDENT, ['case.read', 'case.delete'], { deletesAny: true }),
  actor(STUDENT, CASE_RIGHTS, { isStudent: true, deletesAny: true }),
  actor(STUDENT, CASE_RIGHTS, { deletesAny: true }),
  actor(SUPERVISOR, CASE_RIGHTS),
  actor(6, []),
];

const JUDGES: readonly CaseAct[] = [
  ...(['task.add', 'task.edit', 'task.delete', 'task.review', 'task.return', 'approve', 'return'] as const),
  ...(['verify', 'reject', 'reopen', 'handover.offer', 'handover.accept', 'takeover', 'delete'] as const),
];
const WORKS: readonly CaseAct[] = ['task.start', 'task.complete', 'progress', 'hand-in', 'submit'];

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

interface World {
  one: CaseFacts;
  task: TaskState;
  isWaiting: boolean;
}

const begin = (): World => ({
  one: {
    ...{ state: 'ASSIGNED', studentId: STUDENT, supervisorId: SUPERVISOR, isRemoved: false },
    ...{ isSupervisorGone: false, handoverToId: null },
  },
  task: 'ASSIGNED',
  isWaiting: false,
});

/** What people do outside the machine: care teams and accounts change. */
function happen(world: World, roll: (sides: number) => number): void {
  const { one } = world;
  if (roll(8) === 0) one.isRemoved = !one.isRemoved;
  if (roll(12) === 0) one.isSupervisorGone = true;
}

function done(world: World, me: CaseActor, act: CaseAct): void {
  const { one } = world;
  one.state = stateAfter(one.state, act);
  world.task = taskAfter(world.task, act);
  if (act === 'hand-in' || act === 'submit') world.isWaiting = true;
  if (['approve', 'return', 'verify', 'reject'].includes(act)) world.isWaiting = false;
  if (act === 'handover.offer') one.handoverToId = COLLEAGUE;
  if (act === 'handover.withdraw') one.handoverToId = null;
  if (act === 'handover.accept' || act === 'takeover') {
    Object.assign(one, { supervisorId: me.id, handoverToId: null, isSupervisorGone: false });
  }
}

/** The rules, said once more and independently of the machine. */
function mustBeRefused({ one, task, isWaiting }: World, me: CaseActor, act: CaseAct): boolean {
  if (JUDGES.includes(act) && me.id === one.studentId) return true;
  if (WORKS.includes(act) && (me.id !== one.studentId || one.isRemoved)) return true;
  if (me.isStudent && me.id !== one.studentId) return true;
  const byOwn = JUDGES.slice(0, JUDGES.indexOf('handover.accept'));
  if (byOwn.includes(act) && (me.id !== one.supervisorId || one.isSupervisorGone || one.isRemoved)) return true;
  if (act === 'verify' && one.state !== 'PENDING_VERIFICATION') return true;
  if (act === 'task.review' && task !== 'COMPLETED') return true;
  if (act === 'approve' && !isWaiting) return true;
  return act === 'delete' && !one.isRemoved;
}

describe('the rules of a case’s life', () => {
  it(`never lets a student verify, review, return or reopen their own work, in ${WALKS} random walks`, () => {
    const roll = dice(20_261_123);
    const counts = new Map<CaseAct, number>();
    for (let walk = 0; walk < WALKS; walk += 1) {
      const world = begin();
      for (let step = 0; step < STEPS; step += 1) {
        happen(world, roll);
        const me = PEOPLE[roll(PEOPLE.length)];
        const act = CASE_ACTS[roll(CASE_ACTS.length)];
        if (!me || !act) continue;
        const piece = { task: world.task, isWaiting: world.isWaiting, authorId: STUDENT };
        if (refusalOf(world.one, me, act, piece)) continue;
        if (mustBeRefused(world, me, act)) throw new Error(`${act} by ${me.id} in ${JSON.stringify(world)}`);
        counts.set(act, (counts.get(act) ?? 0) + 1);
        done(world, me, act);
        if (act === 'delete') break;
      }
    }
    // Every act was done somewhere: the walks went everywhere.
    expect(CASE_ACTS.filter((act) => !counts.get(act))).toEqual([]);
  });

  it('lets a case go from work to verification and back, and a task as far as its student may take it', () => {
    expect(stateAfter('ASSIGNED', 'submit')).toBe('PENDING_VERIFICATION');
    expect(stateAfter('PENDING_VERIFICATION', 'reject')).toBe('REJECTED');
    expect(stateAfter('REJECTED', 'task.start')).toBe('ASSIGNED');
    expect(stateAfter('PENDING_VERIFICATION', 'verify')).toBe('VERIFIED');
    expect(stateAfter('VERIFIED', 'reopen')).toBe('ASSIGNED');
    expect((['task.start', 'task.complete', 'task.return'] as const).map((act) => taskAfter('ASSIGNED', act))).toEqual([
      ...['IN_PROGRESS', 'COMPLETED', 'IN_PROGRESS'],
    ]);
  });
});
