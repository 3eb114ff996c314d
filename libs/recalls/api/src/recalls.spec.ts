import { refusal, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RecallRebuild } from './recall-rebuild';
import { RecallSweep } from './recall-sweep';
import { dayFromNow, openRecallsClinic } from './testing/recalls-clinic';
import { Desk } from './testing/desk';

describe('recalls', () => {
  let clinic: SpecClinic;
  let admin: Person, ana: Person, ben: Person, nurse: Person, student: Person;
  let desk: Desk, second: Desk;

  beforeAll(async () => {
    clinic = await openRecallsClinic();
    [admin, ana, ben] = [
      await clinic.person('ADMIN'),
      await clinic.person('ORTHODONTIST'),
      await clinic.person('ORTHODONTIST'),
    ];
    [nurse, student] = [await clinic.person('NURSE'), await clinic.person('STUDENT')];
    desk = new Desk(clinic, await clinic.person('RECEPTION', { name: 'Shalini' }), ana);
    second = new Desk(clinic, await clinic.person('RECEPTION', { name: 'Kamala' }), ana);
  });
  afterAll(() => clinic.close());

  const list = (query = '', me = desk.me) => clinic.http.as(me, 'GET', `/api/recalls${query}`);
  const namesIn = ({ body }: Answered): unknown[] =>
    JSON.parse(JSON.stringify(body['items'])).map(({ patient }: { patient: { id: number } }) => patient.id);
  const is = async (patientId: number, state: string, query = '') =>
    namesIn(await list(`?state=${state}&limit=100${query}`)).includes(patientId);
  const act = async (at: Desk, patientId: number, verb: string) =>
    at.call('POST', `recalls/${(await desk.recall(patientId)).id}/${verb}`);

  it('are due some months after the last completed visit, and not of who was only registered', async () => {
    const [due, fresh, registered] = [await desk.seen(200), await desk.seen(10), await clinic.patient()];
    expect(await is(due, 'due')).toBe(true);
    expect(await is(fresh, 'later')).toBe(true);
    expect(await is(fresh, 'due', '&aheadDays=365')).toBe(true);
    for (const state of ['due', 'later']) expect(await is(registered, state)).toBe(false);
  });

  it('close with any booking ahead, say which and by whom, and open again when it is cancelled, missed or deleted', async () => {
    const patient = await desk.seen(220);
    for (const how of ['cancel', 'no-show', 'delete']) {
      const visit = await desk.book(patient);
      expect(await is(patient, 'due')).toBe(false);
      const { body } = await list(`?state=booked`);
      expect(body['items']).toMatchObject([{ booked: { visitId: visit, by: { name: 'Shalini' } } }]);
      if (how === 'delete') await clinic.http.as(admin, 'DELETE', `/api/visits/${visit}`);
      else await desk.call('POST', `visits/${visit}/${how}`, {});
      expect(await is(patient, 'due'), how).toBe(true);
    }
  });

  it('are of nobody who has come and is still in the clinic', async () => {
    const patient = await desk.seen(222);
    const visit = await desk.book(patient);
    expect((await desk.call('POST', `visits/${visit}/arrive`)).status).toBe(200);
    expect(await is(patient, 'due')).toBe(false);
    expect((await desk.call('POST', `visits/${visit}/complete`)).status).toBe(200);
    expect([await is(patient, 'due'), await is(patient, 'later')]).toEqual([false, true]);
  });

  it('are open again when the day of a booking is over that nobody ended', async () => {
    const patient = await desk.seen(221);
    const visit = await desk.book(patient);
    await clinic.source.query('update visit set starts_at = ? where id = ?', [
      new Date(Date.now() - 3 * 86_400_000),
      visit,
    ]);
    await clinic.source.query('update recall set booked_until = ? where patient_id = ?', [dayFromNow(-3), patient]);
    Reflect.set(clinic.get(RecallSweep), 'upTo', '');
    expect(await is(patient, 'due')).toBe(true);
  });

  it('go down the list after a try, and are given up after too many; undo takes the last one back', async () => {
    const patient = await desk.seen(230);
    const { body } = await desk.tried(patient, 'NO_ANSWER', { note: 'Voicemail' });
    expect(body).toMatchObject({ state: 'later', tries: 1, nextOn: dayFromNow(2), lastOutcome: 'NO_ANSWER' });
    for (let n = 2; n <= 4; n++) await desk.tried(patient, 'WRONG_NUMBER');
    expect(await is(patient, 'closed')).toBe(true);
    expect((await act(desk, patient, 'undo')).body).toMatchObject({ state: 'later', tries: 3 });
    await clinic.source.query('update recall_attempt set at = date_sub(at, interval 11 minute)');
    expect(refusal(await act(desk, patient, 'undo'))).toMatchObject({ http: 409, code: 'no-recall-undo' });
    expect((await desk.tried(patient, 'LATER')).status).toBe(422);
    expect((await desk.tried(patient, 'LATER', { nextOn: dayFromNow(-1) })).status).toBe(422);
    expect((await desk.tried(patient, 'LATER', { nextOn: dayFromNow(90) })).body).toMatchObject({
      ...{ state: 'later', nextOn: dayFromNow(90), tries: 0 },
    });
  });

  it('are worked on by one person at a time: of two who call at once the second is told who it is', async () => {
    const patient = await desk.seen(240);
    const both = await Promise.all([act(desk, patient, 'claim'), act(second, patient, 'claim')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both[0]?.status === 200 ? desk : second;
    const loser = winner === desk ? second : desk;
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      ...{ code: 'recall-claimed', conflict: { claim: { by: { id: winner.me.id } } } },
    });
    expect((await loser.tried(patient, 'NO_ANSWER')).status).toBe(409);
    expect((await act(loser, patient, 'release')).body).toMatchObject({ claim: { by: { id: winner.me.id } } });
    await clinic.source.query('update recall set claimed_at = date_sub(claimed_at, interval 11 minute)');
    expect((await act(loser, patient, 'claim')).status).toBe(200);
    expect((await loser.tried(patient, 'WILL_BOOK')).body).toMatchObject({ claim: null, nextOn: dayFromNow(7) });
  });

  it('are nobody’s to call who asked not to be: said on the telephone or on the record, with who and when', async () => {
    const patient = await desk.seen(250);
    await desk.tried(patient, 'DO_NOT_CONTACT', { note: 'Moved abroad' });
    expect([await is(patient, 'doNotContact'), await is(patient, 'due')]).toEqual([true, false]);
    expect((await act(desk, patient, 'claim')).body).toMatchObject({ code: 'recall-do-not-contact' });
    const { body } = await desk.call('GET', `patients/${patient}/recalls`);
    expect(body['preference']).toMatchObject({ doNotContact: true, reason: 'Moved abroad', by: { name: 'Shalini' } });
    expect((await act(desk, patient, 'undo')).body).toMatchObject({ state: 'due' });
    const put = (version: number, what: object) =>
      desk.call('PUT', `patients/${patient}/recall-preference`, what, { 'if-match': `"${version}"` });
    expect((await desk.call('PUT', `patients/${patient}/recall-preference`, { doNotContact: true })).status).toBe(428);
    expect((await put(1, { doNotContact: true })).status).toBe(412);
    const set = await put(3, { doNotContact: false, choices: [{ ruleId: 1, months: 24, isOff: false }] });
    expect([set.status, set.headers.get('etag')]).toEqual([200, '"4"']);
    expect(await is(patient, 'later')).toBe(true);
    expect((await put(4, { doNotContact: false, choices: [{ ruleId: 99, months: 3, isOff: false }] })).status).toBe(
      422,
    );
  });

  it('of two merged records are one, and two again when the merge is taken back', async () => {
    const [stays, goes] = [await desk.seen(300), await desk.seen(100)];
    await desk.tried(goes, 'NO_ANSWER');
    await desk.tried(goes, 'DO_NOT_CONTACT');
    const before = [await desk.recall(stays), await desk.recall(goes)].map(({ dueOn, stage }) => ({ dueOn, stage }));
    const versionOf = async (id: number) =>
      Number((await clinic.source.query('select version from patient where id = ?', [id]))[0].version);
    const what = { withId: goes, withVersion: await versionOf(goes), isSamePerson: true };
    const merged = await desk.call('POST', `patients/${stays}/merge`, what, {
      'if-match': `"${await versionOf(stays)}"`,
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    expect(await desk.recall(stays)).toMatchObject({ stage: 'SILENT', dueOn: before[1]?.dueOn });
    expect(await desk.recall(goes)).toMatchObject({ stage: 'NONE' });
    const mergeId = JSON.parse(JSON.stringify(merged.body['merge'])).id;
    const apart = await desk.call(
      'POST',
      `patients/${stays}/unmerge`,
      { mergeId },
      {
        'if-match': `"${await versionOf(stays)}"`,
      },
    );
    expect(apart.status, JSON.stringify(apart.body)).toBe(200);
    expect([await desk.recall(stays), await desk.recall(goes)]).toMatchObject(before);
    const { body } = await desk.call('GET', `patients/${goes}/recalls`);
    expect(body).toMatchObject({ preference: { doNotContact: true }, attempts: [{}, { outcome: 'NO_ANSWER' }] });
  });

  it('leave with an archived record, and come back with it', async () => {
    const patient = await desk.seen(260);
    const away = await clinic.http.as(admin, 'DELETE', `/api/patients/${patient}`, {
      ...{ body: {}, headers: { 'if-match': '"1"' } },
    });
    expect(away.status).toBe(200);
    expect(await is(patient, 'due')).toBe(false);
    await clinic.http.as(admin, 'POST', `/api/patients/${patient}/reactivate`);
    expect(await is(patient, 'due')).toBe(true);
  });

  it('follow the rules administrators make: which visits, which patients, how long', async () => {
    const patient = await desk.seen(200);
    await desk.came(patient, 380, 'Retainer check');
    const [type] = await clinic.source.query("select id from visit_type where name = 'Retainer check'");
    const { insertId } = type
      ? { insertId: type.id }
      : await clinic.source.query(
          "insert into visit_type (name, minutes, colour, sort) values ('Retainer check', 20, 'violet', 99)",
        );
    const rule = { name: 'Retainers', months: 12, visitTypeIds: [Number(insertId)] };
    const as = (me: Person, method: string, path: string, body?: object, headers = {}) =>
      clinic.http.as(me, method, `/api/recall-rules${path}`, { ...(body && { body }), headers });
    expect((await as(desk.me, 'POST', '', rule)).status).toBe(403);
    const { body, status } = await as(admin, 'POST', '', rule);
    expect([status, body['isRebuilding']]).toEqual([201, true]);
    await clinic.get(RecallRebuild).rebuildAll();
    const ruleId = Number(body['id']);
    expect(namesIn(await list(`?ruleId=${ruleId}`))).toEqual([patient]);
    const off = await as(admin, 'PATCH', `/${ruleId}`, { isActive: false }, { 'if-match': '"1"' });
    expect(off.status).toBe(200);
    await clinic.get(RecallRebuild).rebuildAll();
    expect(namesIn(await list(`?ruleId=${ruleId}`))).toEqual([]);
    expect((await as(admin, 'DELETE', `/${ruleId}`)).status).toBe(204);
    await desk.tried(patient, 'NO_ANSWER');
    expect(refusal(await as(admin, 'DELETE', '/1'))).toMatchObject({ http: 409, code: 'recall-rule-used' });
  });

  it('are seen by clinicians of their own patients, and worked on by the desk, nurses and administrators', async () => {
    const patient = await desk.seen(270);
    expect(namesIn(await list('?limit=100', ana))).toContain(patient);
    expect(namesIn(await list('?limit=100', ben))).toEqual([]);
    expect(namesIn(await list('?limit=100', student))).toEqual([]);
    expect(namesIn(await list('?limit=100', nurse))).toContain(patient);
    const { id } = await desk.recall(patient);
    for (const [me, status] of [
      [ana, 403],
      [student, 403],
      [nurse, 200],
      [admin, 409],
    ] as const) {
      expect((await clinic.http.as(me, 'POST', `/api/recalls/${id}/claim`)).status).toBe(status);
    }
    expect((await clinic.http.call('GET', '/api/recalls')).status).toBe(401);
    expect((await clinic.http.as(ben, 'GET', `/api/patients/${patient}/recalls`)).status).toBe(404);
    expect((await desk.call('POST', 'recalls/4294967290/claim')).status).toBe(404);
  });

  it('are paged by a cursor, found by name, and counted', async () => {
    const patient = await desk.seen(290, { firstName: 'Dilrukshi', lastName: 'Wickramanayake' });
    expect(namesIn(await list('?q=dilruk%20wickrama'))).toEqual([patient]);
    const all = namesIn(await list('?limit=100'));
    const paged: unknown[] = [];
    let cursor: unknown = '';
    while (cursor !== null) {
      const page = await list(`?limit=2${cursor ? `&cursor=${String(cursor)}` : ''}`);
      paged.push(...namesIn(page));
      cursor = page.body['nextCursor'];
    }
    expect(paged).toEqual(all);
    const stats = await desk.call('GET', 'recalls/stats');
    expect(stats.body['due']).toBe(all.length);
    expect(namesIn(await list('?overdueDays=100&limit=100'))).toContain(patient);
    expect(namesIn(await list('?overdueDays=3000'))).toEqual([]);
  });

  it('go into a file in which no cell is a formula, and the log knows before its first byte', async () => {
    await desk.seen(280, { firstName: '=cmd|calc', lastName: 'Formula' });
    const file = await clinic.http.as(desk.me, 'GET', '/api/recalls/export.csv?q=formula');
    expect(file.bytes.toString()).toContain(`"'=cmd|calc"`);
    const [entry] = await clinic.source.query("select `after` from audit_entry where action = 'recalls.exported'");
    expect(JSON.parse(entry.after)).toEqual({ q: 'formula', count: 1 });
    expect((await clinic.http.as(nurse, 'GET', '/api/recalls/export.csv')).status).toBe(403);
  });
});
