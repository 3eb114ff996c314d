import { PermanentMailError, type MailMessage } from '@cuspid/platform/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inHours, LettersDesk } from './testing/letters-desk';

let at: LettersDesk;
beforeAll(async () => void (at = await LettersDesk.open()));
afterAll(() => at.clinic.close());
beforeEach(() => at.nextPatient());

const tokenIn = ({ text }: MailMessage) => /visit-links\/([\w-]+)/.exec(text)?.[1] ?? expect.fail('no link');

describe('reminders', () => {
  it('go out once for each start within the window, whoever looks and how often', async () => {
    const id = await at.book(inHours(20));
    // Booked before there were letters.
    await at.clinic.source.query('delete from letter where visit_id = ?', [id]);
    await at.clinic.source.query('update visit set created_at = created_at - interval 3 day where id = ?', [id]);
    const made = await Promise.all([at.sweep(), at.sweep(), at.sweep()]);
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(1);
    await at.minutesGoBy(0);
    expect(at.subjects()).toEqual(['Reminder: your visit at Cuspid clinic']);
    await at.move(id, inHours(22));
    await at.move(id, inHours(20));
    await at.minutesGoBy(11);
    expect([await at.sweep(), at.subjects().length]).toEqual([0, 1]);
  });

  it('are not made for who was told of this very time within the window, nor for what is far off', async () => {
    await at.book(inHours(30));
    await at.book(inHours(72));
    expect(await at.sweep()).toBe(0);
  });

  it('by hand go once, and are refused in words', async () => {
    const id = await at.book(inHours(90));
    const letter = await at.call('POST', `/visits/${id}/remind`);
    expect(letter).toMatchObject({ kind: 'REMINDER', source: 'MANUAL', by: { id: at.desk.id }, state: 'WAITING' });
    const again = await at.call('POST', `/visits/${id}/remind`);
    expect(again).toMatchObject({ status: 409, code: 'already-reminded', conflict: { letterId: letter['id'] } });
    await at.minutesGoBy(0);
    expect(await at.call('GET', `/visits/${id}/letters`)).toMatchObject({
      noReminderBecause: 'REMINDED',
      reminder: { state: 'SENT', attempts: 1, lastError: null },
      items: [{ kind: 'REMINDER' }, { kind: 'BOOKED', state: 'WAITING' }],
    });
    await at.clinic.source.query('update patient set is_reminder_opt_out = 1 where id = ?', [at.patientId]);
    expect(await at.call('POST', `/visits/${id}/remind`)).toMatchObject({ conflict: { because: 'OPTED_OUT' } });
  });

  it('that wait are taken back when the visit moves, ends, or nobody wants them', async () => {
    const ids = [await at.book(inHours(100)), await at.book(inHours(104)), await at.book(inHours(108))];
    for (const id of ids) await at.call('POST', `/visits/${id}/remind`);
    const [moved = 0, off = 0, unwanted = 0] = ids;
    await at.move(moved, inHours(110));
    await at.cancel(off);
    await at.clinic.source.query('update patient set is_reminder_opt_out = 1 where id = ?', [at.patientId]);
    await at.sweep();
    const because = await Promise.all(ids.map(async (id) => (await at.lettersOf(id))[1]?.because));
    expect(because).toEqual(['MOVED', 'ENDED', 'OPTED_OUT']);
    await at.clinic.source.query('update patient set is_reminder_opt_out = 0 where id = ?', [at.patientId]);
    await at.minutesGoBy(11);
    expect(at.subjects().filter((subject) => subject.startsWith('Reminder'))).toEqual([]);
    expect((await at.call('POST', `/visits/${unwanted}/remind`))['kind']).toBe('REMINDER');
  });
});

describe('the link in a letter', () => {
  const link = async (hours: number) => {
    const id = await at.book(inHours(hours));
    await at.minutesGoBy(11);
    return { id, token: tokenIn(at.last()) };
  };
  const visit = (token: string, act?: string) =>
    at.clinic.http.call(act ? 'POST' : 'GET', `/api/visit-links/${token}${act ? `/${act}` : ''}`);

  it('shows a first name and a time, and nothing else of the patient; opening it changes nothing', async () => {
    const { id, token } = await link(120);
    for (let times = 0; times < 3; times++) expect((await visit(token)).body['state']).toBe('OPEN');
    const { body } = await visit(token);
    expect(body).toMatchObject({ clinicName: 'Cuspid clinic', firstName: 'Nimali', mayConfirm: true, mayCancel: true });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['lastName', 'type', 'provider']));
    expect(await at.call('GET', `/visits/${id}`)).toMatchObject({ confirmedAt: null });
    expect(await at.clinic.source.query('select * from visit_link where token_hash = ?', [token])).toEqual([]);
  });

  it('confirms and cancels for the patient, whose doing the history shows', async () => {
    const { id, token } = await link(130);
    expect((await visit(token, 'confirm')).body).toMatchObject({ state: 'CONFIRMED' });
    expect((await visit(token, 'confirm')).status).toBe(200);
    expect((await visit(token, 'cancel')).body).toMatchObject({ state: 'CANCELLED', mayCancel: false });
    const { changes, status, reason } = await at.call('GET', `/visits/${id}`);
    expect({ status, reason }).toEqual({ status: 'CANCELLED', reason: 'by the patient' });
    expect(changes).toMatchObject([
      { event: 'BOOKED' },
      { event: 'CONFIRMED', by: null },
      { event: 'CANCELLED', by: null },
    ]);
    expect((await visit(token, 'confirm')).body).toMatchObject({ status: 409, code: 'visit-link-closed' });
  });

  it('dies with a move, and tells nobody where the visit went', async () => {
    const { id, token } = await link(140);
    await at.move(id, inHours(150));
    expect((await visit(token)).body).toMatchObject({ state: 'CLOSED', firstName: null, startsAt: null });
    for (const act of ['confirm', 'cancel']) expect((await visit(token, act)).status).toBe(409);
    expect((await visit('x'.repeat(43))).status).toBe(404);
    expect((await visit('y'.repeat(300))).status).toBe(404);
  });

  it('does not cancel on the day: then the patient calls', async () => {
    const { token } = await link(12);
    expect((await visit(token)).body).toMatchObject({ mayConfirm: true, mayCancel: false });
    expect((await visit(token, 'cancel')).body).toMatchObject({ status: 409, code: 'too-late-to-cancel' });
  });

  it('ends letters, those that wait too, and begins them again, with their entries in the trail', async () => {
    const { token } = await link(160);
    const waiting = await at.book(inHours(170));
    expect((await visit(token, 'opt-out')).body).toMatchObject({ wantsLetters: false });
    expect(await at.lettersOf(waiting)).toMatchObject([{ state: 'WITHDRAWN', because: 'OPTED_OUT' }]);
    expect((await visit(token, 'resubscribe')).body).toMatchObject({ wantsLetters: true });
    const trail = await at.clinic.source.query(
      "select actor_id, `after` from audit_entry where action = 'patient.changed' and patient_id = ? order by id",
      [at.patientId],
    );
    expect(trail.map(({ after }: { after: string }) => JSON.parse(after)['isReminderOptOut'])).toEqual([true, false]);
  });

  it('is not guessed: who tries many is not let on trying', async () => {
    const tries = await Promise.all(Array.from({ length: 40 }, (_, n) => visit(`guess-${n}`)));
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([404, 429]));
  });
});

describe('a letter that is given up', () => {
  it('is shown to the desk, and goes out again by the same name when somebody says so', async () => {
    const id = await at.book(inHours(180));
    const names: string[] = [];
    const usual = at.post.send.bind(at.post);
    at.post.send = (message) => (names.push(message.messageId), usual(message));
    at.post.failure = new PermanentMailError('The mail server refused the letter (550 to RCPT TO).');
    await at.minutesGoBy(11);
    const [failed] = (await at.clinic.http.as(at.desk, 'GET', '/api/letters?state=FAILED&limit=1')).body['items'] as {
      id: number;
    }[];
    expect(failed).toMatchObject({ visitId: id, recipient: at.address, mayRetry: true, attempts: 1 });
    expect(await at.call('GET', '/letters/stats')).toMatchObject({ reminderHours: 48 });
    at.post.failure = null;
    expect(await at.call('POST', `/letters/${failed?.id}/retry`)).toMatchObject({ state: 'WAITING', lastError: null });
    await at.minutesGoBy(0);
    expect(await at.lettersOf(id)).toMatchObject([{ state: 'SENT' }]);
    expect(new Set(names).size).toBe(1);
    expect(names).toHaveLength(2);
    const again = await at.call('POST', `/letters/${failed?.id}/retry`);
    expect(again).toMatchObject({ status: 409, code: 'letter-not-sent-again' });
    at.post.send = usual;
  });

  it('is not sent again once it is not so any more', async () => {
    const id = await at.book(inHours(190));
    await at.clinic.source.query("update letter set state = 'FAILED' where visit_id = ?", [id]);
    await at.clinic.source.query('delete from mail_outbox');
    const [{ id: letter }] = await at.clinic.source.query('select id from letter where visit_id = ?', [id]);
    await at.move(id, inHours(195));
    expect((await at.call('POST', `/letters/${letter}/retry`))['code']).toBe('letter-not-sent-again');
  });

  it('is nobody’s but the desk’s', async () => {
    for (const role of ['NURSE', 'ORTHODONTIST', 'STUDENT'] as const) {
      const me = await at.clinic.person(role);
      expect((await at.clinic.http.as(me, 'GET', '/api/letters')).status, role).toBe(403);
    }
    expect((await at.clinic.http.call('GET', '/api/letters')).status).toBe(401);
  });
});

describe('the texts of letters', () => {
  const place = '/letter-templates/CANCELLED/en';
  const text = { subject: 'Off: {{day}}', body: 'Dear {{patientFirstName}},\n\nit is off.\n\n{{clinicName}}' };
  const version = (n: number) => ({ 'If-Match': `"${n}"` });
  const change = (body: object, headers = {}) => at.call('PUT', place, body, at.admin, headers);

  it('are changed and brought back by the version that was seen', async () => {
    const usual = await at.call('GET', place, undefined, at.admin);
    expect(usual).toMatchObject({ isBuiltIn: true, version: 0, updatedBy: null });
    expect((await change(text))['status']).toBe(428);
    const changed = await change(text, version(0));
    expect(changed).toMatchObject({ ...text, isBuiltIn: false, version: 1, updatedBy: { id: at.admin.id } });
    expect((await change(text, version(0)))['status']).toBe(412);
    const id = await at.book(inHours(1300));
    await at.minutesGoBy(11);
    await at.cancel(id);
    await at.minutesGoBy(11);
    expect(at.last()).toMatchObject({
      subject: expect.stringMatching(/^Off: /),
      text: expect.stringContaining('it is off.'),
    });
    const reset = (headers: Record<string, string>) => at.call('DELETE', place, undefined, at.admin, headers);
    expect([(await reset({}))['status'], (await reset(version(0)))['status']]).toEqual([428, 412]);
    const { subject, body } = usual;
    expect(await reset(version(1))).toMatchObject({ subject, body, isBuiltIn: true, version: 2 });
  });

  it('are refused with the place of what a letter may not hold, and shown as a patient would read them', async () => {
    const wrong = { ...text, body: 'Dear {{patientFirstName}},\nfor your {{diagnosis}}' };
    const errors = [{ path: 'body', message: expect.stringContaining('line 2, column 10: “{{diagnosis}}”') }];
    const before = await at.call('GET', place, undefined, at.admin);
    expect(await change(wrong, version(Number(before['version'])))).toMatchObject({ status: 422, errors });
    expect(await at.call('POST', `${place}/preview`, wrong, at.admin)).toMatchObject({ status: 422, errors });
    const shown = await at.call('POST', `${place}/preview`, text, at.admin);
    expect(shown).toMatchObject({ text: 'Dear Nimali,\n\nit is off.\n\nCuspid clinic\n' });
    expect(await at.call('GET', place, undefined, at.admin)).toEqual(before);
    expect((await at.call('GET', '/letter-templates/NEWS/en', undefined, at.admin))['status']).toBe(404);
  });

  it('are the administrator’s alone', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await at.call(method, place, method === 'PUT' ? text : undefined, at.desk, version(0)))['status']).toBe(
        403,
      );
    }
    expect((await at.call('POST', `${place}/preview`, text))['status']).toBe(403);
  });
});
