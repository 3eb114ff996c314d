import { refusalOf, type CaseAct } from '@cuspid/cases/contracts';
import { SPEC_PASSWORD, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf, factsOf } from './cases/case-reach';
import { CaseTask } from './cases/case-task';
import { TeachingCase } from './cases/teaching-case';
import { CaseSubmission } from './submissions/case-submission';
import { openCasesClinic } from './testing/cases-clinic';
import { CasesDesk, scores } from './testing/cases-desk';

const STEPS = process.env['CUSPID_LONG'] === undefined ? 200 : 20_000;
const ACTS = [
  ...(['task.start', 'task.complete', 'task.review', 'task.return', 'hand-in', 'submit', 'progress'] as const),
  ...(['approve', 'return', 'verify', 'reject', 'reopen', 'handover.offer', 'handover.accept', 'takeover'] as const),
] satisfies readonly CaseAct[];
type Act = (typeof ACTS)[number];

/** The same numbers every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe('cases on the real database', () => {
  let clinic: SpecClinic;
  let desk: CasesDesk;
  let people: Person[] = [];
  let colleague: Person;
  let id: number;
  let taskId: number;

  beforeAll(async () => {
    clinic = await openCasesClinic();
    await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
    desk = new CasesDesk(clinic);
    const supervisor = await clinic.person('ORTHODONTIST');
    colleague = await clinic.person('DENTAL_SURGEON');
    const [student, other] = [await clinic.person('STUDENT'), await clinic.person('STUDENT')];
    people = [student, student, supervisor, supervisor, colleague, other, await clinic.person('ADMIN')];
    const patientId = await clinic.patient({}, [supervisor, colleague, other]);
    id = Number((await desk.open(supervisor, patientId, student)).body['id']);
    taskId = await task(supervisor);
  }, 300_000);
  afterAll(() => clinic.close());

  const task = async (me: Person) => Number((await desk.post(me, id, 'tasks', { title: 'One more' })).body['id']);
  const newest = (kind: 'TREATMENT_PLAN' | 'CASE') =>
    clinic.source.manager.findOne(CaseSubmission, { where: { caseId: id, kind }, order: { version: 'DESC' } });

  async function send(me: Person, act: Act): Promise<Answered | null> {
    if (act.startsWith('task.')) return desk.post(me, id, `tasks/${taskId}/${act.slice(5)}`, { note: 'Said.' });
    if (act === 'hand-in') return desk.submit(me, id);
    if (act === 'submit') return desk.submit(me, id, { kind: 'CASE', scores: scores(2, true) });
    if (act === 'progress') return desk.post(me, id, 'progress', { percent: 40 });
    if (act === 'handover.offer') return desk.post(me, id, 'handover', { toId: colleague.id });
    if (act === 'handover.accept') return desk.post(me, id, 'handover/accept');
    if (act === 'takeover' || act === 'reopen') return desk.post(me, id, act);
    const isWhole = act === 'verify' || act === 'reject';
    const row = await newest(isWhole ? 'CASE' : 'TREATMENT_PLAN');
    if (!row) return null;
    const what = isWhole ? act : `submissions/${row.id}/${act}`;
    return desk.post(me, id, what, {
      ...{ contentHash: row.contentHash, currentPassword: SPEC_PASSWORD, comment: 'Seen.', scores: scores(2, isWhole) },
    });
  }

  /** What the machine says of it now. */
  async function expected(me: Person, act: Act) {
    const { manager } = clinic.source;
    const one = await manager.findOneByOrFail(TeachingCase, { id });
    const { status } = await manager.findOneByOrFail(CaseTask, { id: taskId });
    const row = await newest(act === 'verify' || act === 'reject' ? 'CASE' : 'TREATMENT_PLAN');
    const piece = { task: status, isWaiting: row?.waitsSince !== null && row !== null, authorId: one.studentId };
    return refusalOf(factsOf(one), actorOf(me), act, piece);
  }

  it(`does over HTTP what the machine allows and nothing else, ${STEPS} acts long`, async () => {
    const roll = dice(9);
    let done = 0;
    for (let step = 0; step < STEPS; step += 1) {
      const [me, act] = [people[roll(people.length)], ACTS[roll(ACTS.length)]];
      if (!me || !act) continue;
      const why = await expected(me, act);
      const answer = await send(me, act);
      if (!answer) continue;
      const isDone = answer.status < 300;
      // A hand-over to oneself is a body that is refused, whatever the state.
      if (act === 'handover.offer' && answer.status === 422) continue;
      const said = [act, me.role, why, answer.status, answer.body['code']];
      expect(isDone, said.join(' ')).toBe(why === null);
      done += isDone ? 1 : 0;
      const { status } = await clinic.source.manager.findOneByOrFail(CaseTask, { id: taskId });
      const { supervisorId } = await clinic.source.manager.findOneByOrFail(TeachingCase, { id });
      const supervisor = people.find((one) => one.id === supervisorId);
      if (status === 'REVIEWED' && supervisor) taskId = (await task(supervisor)) || taskId;
    }
    expect(done).toBeGreaterThan(STEPS / 20);
    const [wrong] = await clinic.source.query(
      'select count(*) as count from case_review review join teaching_case one on review.by_id = one.student_id',
    );
    expect(Number(wrong.count)).toBe(0);
    expect((await desk.read(people[2] ?? colleague, id, '/integrity')).body).toMatchObject({ agrees: true });
  }, 600_000);
});
