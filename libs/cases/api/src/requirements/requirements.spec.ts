import { CaseHistory } from '@cuspid/case-history/api';
import { OrthoExam } from '@cuspid/orthodontics/api';
import { dayAfter } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import { refusal, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { Clinic } from '@cuspid/settings/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseTask, TeachingCase } from '../index';
import { openCasesClinic } from '../testing/cases-clinic';

interface Bar {
  kindId: number;
  name: string;
  done: number;
  quota: number;
  fitting: number | null;
}

describe('what students have to have done', () => {
  let clinic: SpecClinic;
  let admin: Person, ana: Person, ben: Person, student: Person, other: Person;
  let today: string;
  const kinds = new Map<string, number>();

  const call = (me: Person, method: string, path: string, body?: object, headers = {}): Promise<Answered> =>
    clinic.http.as(me, method, `/api/${path}`, { ...(body && { body }), headers });
  const at = (version: unknown) => ({ 'if-match': `"${Number(version)}"` });
  const bars = ({ body }: Answered): Bar[] => (Array.isArray(body['items']) ? body['items'] : []);
  const progress = (me: Person, studentId?: number) =>
    call(me, 'GET', `cases/requirements${studentId === undefined ? '' : `?studentId=${studentId}`}`);

  /** A patient found in this class before treatment, whose last exam is class I like that of every good treatment. */
  const found = async (incisorClass: 'CLASS_1' | 'CLASS_2_DIV_1' | 'CLASS_3', team: Person[]): Promise<number> => {
    const patientId = await clinic.patient({}, team);
    const at = clock.now();
    const exam = {
      patientId,
      state: 'FINISHED',
      createdAt: at,
      createdById: ana.id,
      savedAt: at,
      savedById: ana.id,
    } as const;
    await clinic.source.manager.insert(OrthoExam, [
      { ...exam, examinedOn: '2025-01-10', fields: { incisorClass } },
      { ...exam, examinedOn: '2026-01-10', fields: { incisorClass: 'CLASS_1' } },
    ]);
    return patientId;
  };
  const opened = async (incisorClass: 'CLASS_1' | 'CLASS_2_DIV_1' | 'CLASS_3', set: Partial<TeachingCase> = {}) => {
    const patientId = await found(incisorClass, [ana, student]);
    const now = clock.now();
    const row = {
      patientId,
      studentId: student.id,
      supervisorId: ana.id,
      title: 'A case',
      openedAt: now,
      changedAt: now,
    };
    return clinic.source.manager.save(TeachingCase, { ...row, ...set });
  };
  const verified = (incisorClass: 'CLASS_1' | 'CLASS_2_DIV_1' | 'CLASS_3', verifiedAt = clock.now()) =>
    opened(incisorClass, { state: 'VERIFIED', verifiedAt });

  beforeAll(async () => {
    clinic = await openCasesClinic();
    [admin, ana, ben] = [
      await clinic.person('ADMIN'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('DENTAL_SURGEON'),
    ];
    [student, other] = [await clinic.person('STUDENT'), await clinic.person('STUDENT')];
    today = await clinic.get(Clinic).today();
    for (const [name, what] of [
      ['Class I cases', { counts: 'CASES', caseClass: 'CLASS_1' }],
      ['Class II cases', { counts: 'CASES', caseClass: 'CLASS_2' }],
      ['Debonds', { counts: 'TASKS', taskKind: 'DEBOND' }],
    ] as const) {
      const { body } = await call(admin, 'POST', 'requirement-kinds', { name, position: kinds.size, ...what });
      kinds.set(name, Number(body['id']));
    }
    const quotas = [...kinds.values()].map((kindId) => ({ kindId, quota: 2 }));
    const days = { beganOn: dayAfter(today, -100), deadline: dayAfter(today, 100) };
    const made = await call(admin, 'POST', 'student-groups', {
      name: 'Year 4',
      ...days,
      quotas,
      studentIds: [student.id],
    });
    expect(made.status).toBe(201);
  });
  afterAll(() => clinic.close());

  it('is counted from verified work alone, by what the patient was before treatment, and its rows are as many', async () => {
    await verified('CLASS_2_DIV_1');
    await verified('CLASS_1');
    await verified('CLASS_1', new Date(Date.parse(`${dayAfter(today, -102)}T12:00:00Z`))); // before it counts
    const { id: caseId } = await opened('CLASS_2_DIV_1'); // not verified
    const task = {
      title: 'Debond',
      setById: ana.id,
      createdAt: clock.now(),
      changedAt: clock.now(),
      completedAt: clock.now(),
      caseId,
    };
    await clinic.source.manager.insert(CaseTask, [
      { ...task, kind: 'DEBOND', status: 'REVIEWED', reviewedAt: clock.now() },
      { ...task, kind: 'DEBOND', status: 'COMPLETED' },
      { ...task, kind: 'RECORDS', status: 'REVIEWED', reviewedAt: clock.now() },
    ]);
    const told = await progress(student);
    expect(bars(told).map(({ name, done, quota }) => [name, done, quota])).toEqual([
      ['Class I cases', 1, 2],
      ['Class II cases', 1, 2],
      ['Debonds', 1, 2],
    ]);
    // Half of it after 101 days: as many again.
    expect(told.body).toMatchObject({
      ...{ done: 3, quota: 6 },
      pace: { state: 'LATE', completeBy: dayAfter(today, 101), daysBeforeDeadline: -1 },
    });
    for (const { kindId, done } of bars(told)) {
      const rows = await call(student, 'GET', `cases/requirements/${kindId}/work?count=true`);
      expect([bars(rows).length, rows.body['total']]).toEqual([done, done]);
    }
  });

  it('is read by the student, by who supervises them, and by administrators; others see nobody', async () => {
    expect((await progress(ana, student.id)).status).toBe(200);
    expect((await progress(admin, student.id)).status).toBe(200);
    const [foreign, missing] = [await progress(ben, student.id), await progress(ben, 4_000_000)];
    expect([foreign.status, refusal(foreign)]).toEqual([404, refusal(missing)]);
    expect((await progress(other, student.id)).status).toBe(404);
    expect((await progress(ana)).status).toBe(422);
    const names = async (me: Person) => bars(await call(me, 'GET', 'cases/requirements/students')).length;
    expect([await names(ana), await names(ben), await names(student), await names(admin)]).toEqual([1, 0, 1, 2]);
  });

  it('tells how many who wait would count, and whom to supervisors: those they may see and no student treats', async () => {
    const [free, hidden, taken] = [
      await found('CLASS_2_DIV_1', [ana]),
      await found('CLASS_2_DIV_1', [ben]),
      await found('CLASS_2_DIV_1', [ana, student]),
    ];
    const waits = {
      version: 1,
      waitingMode: null,
      waitingPriority: null,
      waitingSince: today,
      waitingPlace: `1 ${today}`,
    };
    await clinic.source.manager.insert(
      CaseHistory,
      [free, hidden, taken].map((patientId) => ({ ...waits, patientId, dhc: '4a' })),
    );
    const kindId = kinds.get('Class II cases') ?? 0;
    expect(bars(await progress(student)).find((bar) => bar.kindId === kindId)?.fitting).toBe(2);
    const listed = await call(ana, 'GET', `cases/requirements/${kindId}/fitting?count=true`);
    expect(listed.body).toMatchObject({ total: 1, items: [{ patientId: free, caseClass: 'CLASS_2', dhc: '4a' }] });
    expect((await call(student, 'GET', `cases/requirements/${kindId}/fitting`)).status).toBe(403);
  });

  it('is changed by administrators alone, of the version they saw, and a kind that is asked for stays', async () => {
    const kindId = kinds.get('Debonds') ?? 0;
    expect((await call(ana, 'POST', 'requirement-kinds', { name: 'X', counts: 'CASES' })).status).toBe(403);
    expect((await call(admin, 'POST', 'requirement-kinds', { name: 'Debonds', counts: 'TASKS' })).status).toBe(409);
    expect((await call(admin, 'POST', 'requirement-kinds', { name: 'X', counts: 'PROCEDURES' })).status).toBe(422);
    expect((await call(admin, 'PATCH', `requirement-kinds/${kindId}`, { name: 'Debonding' })).status).toBe(428);
    expect((await call(admin, 'PATCH', `requirement-kinds/${kindId}`, { name: 'Debonding' }, at(9))).status).toBe(412);
    expect((await call(admin, 'PATCH', `requirement-kinds/${kindId}`, { name: 'Debonding' }, at(1))).status).toBe(200);
    const used = await call(admin, 'DELETE', `requirement-kinds/${kindId}`, undefined, at(2));
    expect(refusal(used)).toMatchObject({ http: 409, code: 'requirement-in-use' });
  });

  it('keeps a student in one group: put into another, they leave the first', async () => {
    const days = { beganOn: dayAfter(today, -10), deadline: dayAfter(today, 10) };
    const bad = { name: 'Year 5', beganOn: today, deadline: today };
    expect((await call(admin, 'POST', 'student-groups', bad)).status).toBe(422);
    expect((await call(admin, 'POST', 'student-groups', { ...bad, ...days, studentIds: [ana.id] })).status).toBe(422);
    const moved = await call(admin, 'POST', 'student-groups', { name: 'Year 5', ...days, studentIds: [student.id] });
    expect(moved.body).toMatchObject({ studentIds: [student.id], quotas: [] });
    const { body } = await call(admin, 'GET', 'student-groups');
    expect(body['items']).toMatchObject([{ name: 'Year 4', studentIds: [] }, { name: 'Year 5' }]);
    expect((await progress(student)).body).toMatchObject({ group: { name: 'Year 5' }, pace: null, items: [] });
  });

  it('lets a member who is no student any more stand, and takes no new one who is none', async () => {
    const [, group] = JSON.parse(JSON.stringify((await call(admin, 'GET', 'student-groups')).body['items']));
    await clinic.source.query("update user set role = 'NURSE' where id = ?", [student.id]);
    const put = (studentIds: number[], version: number) =>
      call(admin, 'PATCH', `student-groups/${group.id}`, { studentIds }, at(version));
    expect((await put([student.id, other.id, ben.id], group.version)).status).toBe(422);
    expect((await put([student.id, other.id], group.version)).body).toMatchObject({
      studentIds: [student.id, other.id].toSorted((one, next) => one - next),
    });
    expect((await put([other.id], group.version + 1)).body).toMatchObject({ studentIds: [other.id] });
  });
});
