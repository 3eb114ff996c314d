import { SPEC_PASSWORD, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CasesDesk, scores } from './testing/cases-desk';
import { openCasesClinic } from './testing/cases-clinic';

describe('supervised cases', () => {
  let clinic: SpecClinic;
  let desk: CasesDesk;
  let ana: Person, ben: Person, student: Person, other: Person, admin: Person;
  let patientId: number;
  let id: number;

  beforeAll(async () => {
    clinic = await openCasesClinic();
    await clinic.source.query("update clinic_setting set care_team_scope = 'assigned'");
    desk = new CasesDesk(clinic);
    [ana, ben] = [await clinic.person('ORTHODONTIST', { name: 'Ana' }), await clinic.person('DENTAL_SURGEON')];
    [student, other] = [await clinic.person('STUDENT'), await clinic.person('STUDENT')];
    admin = await clinic.person('ADMIN');
  }, 300_000);
  beforeEach(async () => {
    patientId = await clinic.patient({}, [ana, ben, other]);
    id = Number((await desk.open(ana, patientId, student)).body['id']);
  });
  afterAll(() => clinic.close());

  const task = async (set: object = {}) =>
    Number((await desk.post(ana, id, 'tasks', { title: 'Space analysis', ...set })).body['id']);
  const team = (me: Person, action: string, person: Person) =>
    desk.call(me, 'POST', `patients/${patientId}/care-team`, { action, userId: person.id });
  const acts = async () => {
    const { body } = await desk.read(admin, id, '/logbook?order=oldest&limit=100');
    return JSON.parse(JSON.stringify(body['items'])).map(({ act }: { act: string }) => act);
  };

  it('opens with a student put on the care team, stops when they leave, and is opened again', async () => {
    const read = await desk.read(student, id);
    expect(read).toMatchObject({ status: 200, body: { state: 'ASSIGNED', supervisor: { id: ana.id } } });
    expect((await desk.read(other, id)).status).toBe(404);
    expect((await desk.open(ana, patientId, student)).body['code']).toBe('case-open-already');
    expect((await desk.call(ana, 'DELETE', `cases/${id}`)).body['code']).toBe('case-not-removed');
    expect((await team(ana, 'LEAVE', student)).status).toBeLessThan(300);
    expect((await desk.read(student, id)).status).toBe(404);
    expect((await desk.read(ana, id)).body).toMatchObject({ isRemoved: true });
    expect((await desk.post(ana, id, 'tasks', { title: 'More' })).body['code']).toBe('case-removed');
    expect((await team(ben, 'JOIN', student)).status).toBeLessThan(300);
    expect((await desk.read(student, id)).body).toMatchObject({ id, isRemoved: false, supervisor: { id: ben.id } });
    expect(await acts()).toEqual(['OPENED', 'REMOVED', 'REOPENED']);
  });

  it('takes a task from the supervisor to the student and back, and keeps the logbook of one that is deleted', async () => {
    const taskId = await task({ dueOn: '2099-01-01' });
    const step = (me: Person, what: string, body: object = {}) => desk.post(me, id, `tasks/${taskId}/${what}`, body);
    expect((await step(student, 'complete')).body['code']).toBe('task-not-begun');
    expect((await step(ben, 'review')).body['code']).toBe('not-its-supervisor');
    expect((await step(student, 'start')).body).toMatchObject({ status: 'IN_PROGRESS' });
    expect((await desk.post(student, id, 'progress', { percent: 40, taskId })).body).toMatchObject({ progress: 40 });
    expect((await step(student, 'complete', { note: 'Lower 3 mm short' })).body).toMatchObject({ status: 'COMPLETED' });
    for (const what of ['review', 'return']) expect((await step(student, what, { note: 'x' })).status).toBe(403);
    expect((await step(ana, 'return', { note: 'Again' })).body).toMatchObject({ isReturned: true, comment: 'Again' });
    await step(student, 'complete');
    expect((await step(ana, 'review')).body).toMatchObject({ status: 'REVIEWED', percent: 100 });
    expect((await step(ana, 'review')).body['code']).toBe('task-not-completed');
    expect((await desk.call(ana, 'DELETE', `cases/${id}/tasks/${taskId}`)).status).toBe(204);
    const { body } = await desk.read(student, id, '/logbook');
    expect(body['items']).toContainEqual(expect.objectContaining({ act: 'TASK_REVIEWED', subject: 'Space analysis' }));
  });

  it('counts a task as overdue from the day after its day, and not once it is completed', async () => {
    const taskId = await task();
    await clinic.source.query("update case_task set due_on = '2020-01-01' where id = ?", [taskId]);
    expect((await desk.read(ana, id)).body).toMatchObject({ overdueCount: 1, tasks: [{ isOverdue: true }] });
    const list = await desk.call(admin, 'GET', `cases?overdue=true&patientId=${patientId}&count=true`);
    expect(list.body).toMatchObject({ total: 1, items: [{ id }] });
    const work = await desk.call(admin, 'GET', 'cases/work');
    expect(work.body['overdue']).toContainEqual(expect.objectContaining({ taskId, isOverdue: true }));
    await desk.post(student, id, `tasks/${taskId}/start`);
    await desk.post(student, id, `tasks/${taskId}/complete`);
    expect((await desk.read(ana, id)).body).toMatchObject({ overdueCount: 0 });
  });

  it('names the lists of what waits that go on behind what is told of them', async () => {
    const taskIds = [await task({ dueOn: '2099-01-01' }), await task({ dueOn: '2098-01-01' })];
    const work = async (query: string) => (await desk.call(student, 'GET', `cases/work${query}`)).body;
    expect(await work('')).toMatchObject({ more: [] });
    const first = await work('?limit=1');
    expect(first).toMatchObject({ more: ['tasks'] });
    expect(first['tasks']).toHaveLength(1);
    expect((await work('?limit=500'))['tasks']).toEqual(
      expect.arrayContaining(taskIds.map((taskId) => expect.objectContaining({ taskId }))),
    );
    expect((await desk.call(student, 'GET', 'cases/work?limit=501')).status).toBe(422);
  });

  it('binds an approval to the version seen and to the supervisor’s password', async () => {
    const first = await desk.submit(student, id);
    expect(first).toMatchObject({ status: 201, body: { version: 1, total: 10, totalMax: 15, state: 'WAITING' } });
    expect((await desk.read(ana, id, `/submissions/${Number(first.body['id'])}`)).body['may']).toEqual([
      'approve',
      'return',
    ]);
    await desk.post(ana, id, `submissions/${Number(first.body['id'])}/seen`);
    const sections = [
      { label: 'Aim', text: 'Class I incisors and canines' },
      { label: 'Retention', text: 'Bonded' },
    ];
    const second = await desk.submit(student, id, { sections });
    const late = await desk.decide(ana, first, 'approve');
    expect(late).toMatchObject({ status: 409, body: { code: 'newer-version-arrived' } });
    expect(String(late.body['detail'])).toMatch(/^Version 2 arrived/);
    const path = `submissions/${Number(second.body['id'])}`;
    expect((await desk.read(ana, id, `/${path}`)).body).toMatchObject({ lastSeenVersion: 1, newestVersion: 2 });
    expect((await desk.read(ana, id, `/${path}/changes`)).body).toMatchObject({
      ...{ from: 1, to: 2 },
      sections: [
        { label: 'Aim', kind: 'CHANGED' },
        { label: 'Retention', kind: 'ADDED' },
      ],
    });
    expect((await desk.decide(ana, second, 'approve', { currentPassword: 'wrong' })).status).toBe(422);
    expect((await desk.decide(ana, second, 'approve', { scores: [] })).status).toBe(422);
    expect((await desk.decide(ben, second, 'approve')).body['code']).toBe('not-its-supervisor');
    expect((await desk.decide(student, second, 'approve')).status).toBe(403);
    const done = await desk.decide(ana, second, 'approve');
    expect(done.body).toMatchObject({
      state: 'APPROVED',
      review: { total: 10, signedAt: 'OWN_SCREEN', by: { id: ana.id } },
    });
    expect((await desk.decide(ana, second, 'approve')).body['code']).toBe('submission-decided');
  });

  it('lets the supervisor sign at the student’s screen, and answers every other person alike', async () => {
    const work = await desk.submit(student, id);
    const sign = (set: object) =>
      desk.post(student, id, `submissions/${Number(work.body['id'])}/countersign`, {
        ...{ decision: 'APPROVED', contentHash: work.body['contentHash'], scores: scores(3) },
        ...{ supervisorEmail: ana.email, password: SPEC_PASSWORD, ...set },
      });
    const detail = async (set: object) => {
      const { status, body } = await sign(set);
      return { status, code: body['code'], detail: body['detail'] };
    };
    const wrong = await detail({ password: 'not hers at all' });
    expect(wrong).toMatchObject({ status: 422, code: 'countersign-refused' });
    expect(await detail({ supervisorEmail: 'nobody@spec.test' })).toEqual(wrong);
    expect(await detail({ supervisorEmail: ben.email })).toEqual(wrong);
    expect(await detail({ supervisorEmail: student.email })).toEqual(wrong);
    expect((await sign({})).body).toMatchObject({
      ...{ state: 'APPROVED', may: [] },
      review: { by: { id: ana.id }, signedAt: 'STUDENT_SCREEN', total: 15 },
    });
    const [row] = await clinic.source.query(
      "select actor_id as who from audit_entry where action = 'case.approved' and entity_id = ? order by id desc",
      [id],
    );
    expect(row).toEqual({ who: ana.id });
    for (let tries = 0; tries < 5; tries += 1) await sign({ password: 'again' });
    expect((await sign({})).status).toBe(429);
  });

  it('verifies the whole case, closes it, and opens it again', async () => {
    const whole = { kind: 'CASE', scores: scores(2, true) };
    const first = await desk.submit(student, id, whole);
    expect((await desk.read(ana, id)).body).toMatchObject({ state: 'PENDING_VERIFICATION' });
    expect((await desk.submit(student, id)).body['code']).toBe('case-submitted');
    expect((await desk.decide(ana, first, 'reject', { comment: undefined })).status).toBe(422);
    expect((await desk.decide(ana, first, 'reject')).body).toMatchObject({ state: 'REJECTED', comment: 'Seen.' });
    const second = await desk.submit(student, id, whole);
    const verify = () =>
      desk.call(
        ana,
        'POST',
        `cases/${id}/verify`,
        {
          ...{ contentHash: second.body['contentHash'], currentPassword: SPEC_PASSWORD, scores: scores(2, true) },
        },
        { 'idempotency-key': `verify-${id}` },
      );
    expect((await verify()).body).toMatchObject({ state: 'VERIFIED', progress: 100 });
    // A press that was sent twice gets the first answer again.
    expect(await verify()).toMatchObject({ status: 200, body: { state: 'VERIFIED' } });
    expect((await desk.post(ana, id, 'tasks', { title: 'More' })).body['code']).toBe('case-closed');
    expect((await desk.post(student, id, 'reopen')).status).toBe(403);
    expect((await desk.post(ana, id, 'reopen')).body).toMatchObject({ state: 'ASSIGNED', verifiedAt: null });
  });

  it('hands supervision over to who accepts it, and lets a colleague take over from who is gone', async () => {
    expect((await desk.post(ana, id, 'handover', { toId: student.id })).status).toBe(422);
    expect((await desk.post(ben, id, 'handover/accept')).body['code']).toBe('handover-not-offered');
    await desk.post(ana, id, 'handover', { toId: ben.id });
    expect((await desk.post(ben, id, 'handover/accept')).body).toMatchObject({ supervisor: { id: ben.id } });
    expect((await desk.post(ana, id, 'tasks', { title: 'More' })).body['code']).toBe('not-its-supervisor');
    expect((await desk.post(ana, id, 'takeover')).body['code']).toBe('supervisor-there');
    await clinic.source.query('update teaching_case set supervisor_gone_at = now(3) where id = ?', [id]);
    expect((await desk.call(admin, 'GET', 'cases?unsupervised=true')).body['items']).toMatchObject([{ id }]);
    expect((await desk.post(ana, id, 'takeover')).body).toMatchObject({
      supervisor: { id: ana.id },
      isSupervisorGone: false,
    });
  });

  it('finds one byte changed after signing, and has the database refuse it', async () => {
    const work = await desk.submit(student, id);
    await desk.decide(ana, work, 'approve');
    expect((await desk.read(admin, id, '/integrity')).body).toMatchObject({ agrees: true });
    const change = "update case_submission set content = replace(content, 'Class I ', 'Class 1 ') where id = ?";
    await expect(clinic.source.query(change, [work.body['id']])).rejects.toThrow(/append-only/);
    for (const sql of [
      'delete from case_submission limit 1',
      'delete from case_review limit 1',
      'delete from case_logbook_entry limit 1',
    ]) {
      await expect(clinic.source.query(sql)).rejects.toThrow(/append-only/);
    }
    // Whoever may drop a trigger may change a byte; it is found all the same.
    await clinic.source.query('drop trigger case_submission_no_update');
    await clinic.source.query(change, [work.body['id']]);
    expect((await desk.read(admin, id, '/integrity')).body).toMatchObject({
      agrees: false,
      submissions: [{ contentAgrees: false, reviewAgrees: false }],
    });
  });

  it('is deleted by its supervisor once the student has left, and keeps its logbook', async () => {
    await desk.submit(student, id);
    await team(ana, 'LEAVE', student);
    expect((await desk.call(ben, 'DELETE', `cases/${id}`)).body['code']).toBe('not-its-supervisor');
    expect((await desk.call(ana, 'DELETE', `cases/${id}`)).status).toBe(204);
    expect((await desk.read(ana, id)).status).toBe(404);
    expect(await acts()).toEqual(['OPENED', 'SUBMITTED', 'REMOVED', 'DELETED']);
  });

  it('makes one of twenty verifications at once, and one case of twenty presses', async () => {
    const whole = await desk.submit(student, id, { kind: 'CASE', scores: scores(2, true) });
    const presses = await Promise.all(Array.from({ length: 6 }, () => desk.decide(ana, whole, 'verify')));
    expect(presses.filter(({ status }) => status === 200)).toHaveLength(1);
    const fresh = await clinic.patient({}, [ana]);
    const opened = await Promise.all(Array.from({ length: 20 }, () => desk.open(ana, fresh, student)));
    expect(opened.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});
