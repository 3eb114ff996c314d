import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked, seen } from './testing/care-team-clinic';
import { openPatientsClinic } from './testing/patients-clinic';

describe('care teams over HTTP', () => {
  let clinic: SpecClinic;
  let reception: Person, surgeon: Person, colleague: Person, student: Person, nurse: Person;
  let own: number, foreign: number;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
    [surgeon, colleague] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('DENTAL_SURGEON')];
    [student, nurse] = [await clinic.person('STUDENT'), await clinic.person('NURSE')];
    [own, foreign] = [await clinic.patient({}, [surgeon]), await clinic.patient()];
  });
  afterAll(() => clinic.close());

  const change = (me: Person, patientId: number, body: unknown, headers = {}) =>
    clinic.http.as(me, 'POST', `/api/patients/${patientId}/care-team`, { body, headers });

  it('answers 401 without a session', async () => {
    for (const [method, path] of [
      ['GET', `/api/patients/${own}/care-team`],
      ['POST', `/api/patients/${own}/care-team`],
      ['DELETE', `/api/patients/${own}/care-team/1`],
      ['GET', '/api/care-team/requests'],
      ['POST', '/api/care-team/requests/1/approve'],
    ] as const) {
      expect(refusal(await clinic.http.call(method, path))).toMatchObject({ http: 401, code: 'not-signed-in' });
    }
  });

  it('answers 403 and names every permission that would have opened it', async () => {
    const { body } = await change(nurse, own, { userId: student.id, action: 'JOIN' });
    expect(body).toMatchObject({ status: 403, code: 'not-allowed' });
    for (const permission of ['careTeam.request', 'careTeam.assignSurgeon', 'careTeam.assignStudent']) {
      expect(body['detail']).toContain(`“${permission}”`);
    }
    expect((await change(surgeon, own, { userId: colleague.id, action: 'JOIN' })).body).toMatchObject({
      status: 403,
      detail: expect.stringContaining('careTeam.assignSurgeon'),
    });
    for (const verb of ['approve', 'reject']) {
      const answer = await clinic.http.as(reception, 'POST', `/api/care-team/requests/1/${verb}`, { body: {} });
      expect(answer.status).toBe(403);
    }
    expect((await clinic.http.as(surgeon, 'POST', '/api/care-team/requests/1/withdraw', { body: {} })).status).toBe(
      403,
    );
  });

  it('answers the same for a patient of others as for one that never was', async () => {
    const routes = (id: number) =>
      [
        ['GET', `/api/patients/${id}/care-team`, undefined],
        ['POST', `/api/patients/${id}/care-team`, { userId: student.id, action: 'JOIN' }],
        ['DELETE', `/api/patients/${id}/care-team/1`, undefined],
      ] as const;
    const ask = (id: number) =>
      Promise.all(
        routes(id).map(async ([method, path, body]) =>
          refusal(await clinic.http.as(surgeon, method, path, body && { body })),
        ),
      );
    const [theirs, nobodys] = [await ask(foreign), await ask(4_000_000_000)];
    expect(theirs).toEqual(nobodys);
    for (const told of theirs) expect(told).toMatchObject({ http: 404, code: 'not-found' });
  });

  it('answers the same for a request to somebody else as for one that never was', async () => {
    const id = await asked(clinic, reception, foreign, colleague);
    const answer = async (number: number) =>
      refusal(await clinic.http.as(surgeon, 'POST', `/api/care-team/requests/${number}/approve`, { body: {} }));
    expect(await answer(id)).toEqual(await answer(4_000_000_000));
  });

  it('answers 422 for what is no change and no answer', async () => {
    for (const body of [
      {},
      { userId: 0, action: 'JOIN' },
      { userId: student.id, action: 'REPLACE' },
      { userId: student.id, action: 'JOIN', reason: 'x'.repeat(301) },
      { userId: student.id, action: 'JOIN', role: 'ORTHODONTIST' },
      { userIds: [student.id], action: 'JOIN' },
    ]) {
      expect((await change(surgeon, own, body)).status, JSON.stringify(body)).toBe(422);
    }
    const id = await asked(clinic, reception, await clinic.patient(), surgeon);
    for (const body of [{ reason: 'x'.repeat(301) }, { status: 'APPROVED' }, { decidedById: 1 }]) {
      const answer = await clinic.http.as(surgeon, 'POST', `/api/care-team/requests/${id}/reject`, { body });
      expect(answer.status, JSON.stringify(body)).toBe(422);
    }
    expect((await clinic.http.as(surgeon, 'GET', '/api/care-team/requests?status=DONE')).status).toBe(422);
  });

  it('asks once however often a key is pressed', async () => {
    const patient = await clinic.patient();
    const headers = { 'idempotency-key': 'ask-1' };
    const body = { userId: surgeon.id, action: 'JOIN', reason: 'Impacted canine' };
    const first = await change(reception, patient, body, headers);
    const again = await change(reception, patient, body, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.bytes.toString()).toBe(first.bytes.toString());
    expect((await change(reception, patient, body)).body).toMatchObject({ status: 409, code: 'already-asked' });
  });

  it('lists to each what is theirs: to answer, made by them, of their patients, of all', async () => {
    const patient = await clinic.patient({}, [student]);
    const id = await asked(clinic, reception, patient, colleague);
    const desk = await clinic.person('RECEPTION');
    const has = async (me: Person) => (await seen(clinic, me, '?limit=100')).some((one) => one.id === id);
    expect(await has(colleague)).toBe(true);
    expect(await has(surgeon)).toBe(false);
    expect(await has(reception)).toBe(true);
    expect(await has(desk)).toBe(false);
    expect(await has(student)).toBe(true);
    expect(await has(await clinic.person('STUDENT'))).toBe(false);
    expect(await has(await clinic.person('ADMIN'))).toBe(true);
    await clinic.source.query('update patient set is_active = 0 where id = ?', [patient]);
    expect([await has(colleague), await has(reception)]).toEqual([false, false]);
  });

  it('comes in pages, the longest waiting first, each once, with how many there are', async () => {
    const ana = await clinic.person('ORTHODONTIST');
    const made: number[] = [];
    for (let n = 0; n < 5; n++) made.push(await asked(clinic, reception, await clinic.patient(), ana));
    const listed: number[] = [];
    for (let cursor = ''; ;) {
      const { body } = await clinic.http.as(ana, 'GET', `/api/care-team/requests?limit=2&count=true${cursor}`);
      expect(body['total']).toBe(5);
      const items: { id: number }[] = JSON.parse(JSON.stringify(body['items']));
      listed.push(...items.map(({ id }) => id));
      if (body['nextCursor'] === null) break;
      cursor = `&cursor=${String(body['nextCursor'])}`;
    }
    expect(listed).toEqual(made);
    const { body } = await clinic.http.as(ana, 'GET', '/api/care-team/requests?limit=1');
    const wrong = `/api/care-team/requests?status=REJECTED&cursor=${String(body['nextCursor'])}`;
    expect((await clinic.http.as(ana, 'GET', wrong)).status).toBe(422);
  });

  it('tells who answers all they need to: who asks, for whom, with what danger, and what they carry already', async () => {
    const ana = await clinic.person('ORTHODONTIST');
    await clinic.patient({}, [ana]);
    const patient = await clinic.patient({ firstName: 'Dilani', dateOfBirth: '1992-08-12' });
    await clinic.source.query(
      "insert into patient_alert (patient_id, kind, severity, label, recorded_at, recorded_by_id) values (?, 'ALLERGY', 'DANGER', 'Penicillin', now(3), ?)",
      [patient, reception.id],
    );
    const id = await asked(clinic, reception, patient, ana);
    const [request] = await seen(clinic, ana);
    expect(request).toMatchObject({
      id,
      action: 'JOIN',
      status: 'PENDING',
      requestedBy: { name: reception.name },
      patient: { firstName: 'Dilani', dateOfBirth: '1992-08-12', firstAlert: { label: 'Penicillin' } },
      workload: expect.arrayContaining([
        { name: 'care-team-places', count: 1 },
        { name: 'care-team-requests', count: 1 },
      ]),
    });
    await clinic.http.as(ana, 'POST', `/api/care-team/requests/${id}/reject`, { body: {} });
    // Who has said no has no business with the patient's alerts any more.
    expect((await seen(clinic, ana, '?status=REJECTED'))[0]?.patient.firstAlert).toBeNull();
  });

  it('tells open streams that something waits, within a second, and whose patient to those alone who see all', async () => {
    const heard = async (me: Person) => {
      const leave = new AbortController();
      const headers = { authorization: `Bearer ${await clinic.http.token(me)}` };
      const answer = await fetch(`${clinic.http.base}/api/events`, { headers, signal: leave.signal });
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      await reader?.read();
      return async () => {
        let text = '';
        const late = setTimeout(() => leave.abort(), 1_000);
        while (!text.includes('event: approvals')) text += (await reader?.read())?.value ?? '';
        clearTimeout(late);
        leave.abort();
        return /event: approvals\ndata: (.*)/.exec(text)?.[1];
      };
    };
    const [surgeons, desks] = [await heard(surgeon), await heard(reception)];
    const patient = await clinic.patient();
    const id = await asked(clinic, reception, patient, surgeon);
    expect(JSON.parse((await surgeons()) ?? '')).toEqual({ topic: 'approvals' });
    expect(JSON.parse((await desks()) ?? '')).toEqual({ topic: 'approvals', id, patientId: patient });
  });
});
