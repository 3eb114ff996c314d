import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clinic, ClinicSetting } from '@cuspid/settings/api';
import { insertChairs, openQueueClinic } from './testing/queue-clinic';
import { letterOf } from './tickets';

const [ORTHO, SURGEON, STUDENT] = ['ORTHODONTIST', 'DENTAL_SURGEON', 'STUDENT'] as const;

describe('the queue over HTTP', () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person, ben: Person, student: Person;
  let entry: number, patientId: number;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    [reception, student] = [await clinic.person('RECEPTION'), await clinic.person('STUDENT')];
    [ana, ben] = [await clinic.person('ORTHODONTIST'), await clinic.person('ORTHODONTIST')];
    await insertChairs(clinic, 2);
    patientId = await clinic.patient({}, [ana]);
    const { status, body } = await clinic.http.as(reception, 'POST', '/api/queue', { body: { patientId } });
    expect(status).toBe(201);
    entry = Number(body['id']);
  });
  afterAll(() => clinic.close());

  const move = (me: Person, id: number | string, status: string) =>
    clinic.http.as(me, 'POST', `/api/queue/${id}/move`, { body: { status } });

  it('answers 401 without a session', async () => {
    for (const [method, path] of [
      ['GET', '/api/queue'],
      ['POST', '/api/queue/next'],
      ['GET', '/api/queue/displays'],
    ] as const) {
      expect(refusal(await clinic.http.call(method, path))).toMatchObject({ http: 401, code: 'not-signed-in' });
    }
  });

  it('answers 403 and names the permission that is missing, and the trail knows of the attempt', async () => {
    const answer = await clinic.http.as(ana, 'POST', '/api/queue', { body: { patientId } });
    expect(refusal(answer)).toMatchObject({
      http: 403,
      code: 'not-allowed',
      as: 'application/problem+json; charset=utf-8',
    });
    expect(answer.body['detail']).toContain('queue.checkIn');
    await expect
      .poll(() =>
        clinic.source.query("select `after` from audit_entry where action = 'access.denied' and actor_id = ?", [
          ana.id,
        ]),
      )
      .toEqual([{ after: JSON.stringify({ permission: 'queue.checkIn', route: 'POST /api/queue' }) }]);
  });

  it('answers 404 for a foreign entry exactly as for one that is not there', async () => {
    const foreign = await move(ben, entry, 'AT_CASHIER');
    expect(refusal(foreign)).toEqual(refusal(await move(ben, 999_999, 'AT_CASHIER')));
    expect(foreign.status).toBe(404);
    expect((await move(ben, '18446744073709551616', 'AT_CASHIER')).status).toBe(404);
  });

  it('answers 409 with where the patient is', async () => {
    const { status, body } = await clinic.http.as(reception, 'POST', '/api/queue', { body: { patientId } });
    expect({ status, code: body['code'], conflict: body['conflict'] }).toEqual({
      status: 409,
      code: 'already-in-queue',
      conflict: { entryId: entry, ticket: 'A 1', status: 'IN_WAITING_ROOM' },
    });
  });

  it('answers 428 without If-Match, 412 with another version, and with the new one once it is changed', async () => {
    const edit = (headers: Record<string, string>) =>
      clinic.http.as(reception, 'PATCH', `/api/queue/${entry}`, { body: { priority: 'HIGH' }, headers });
    expect((await edit({})).status).toBe(428);
    expect((await edit({ 'if-match': '"7"' })).status).toBe(412);
    expect((await edit({ 'if-match': 'W/"1"' })).status).toBe(412);
    const changed = await edit({ 'if-match': '"1"' });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
  });

  it('answers 422 with every field that is wrong, 400 for what is no number or no JSON', async () => {
    const body = { patientId: 0, priority: 'SOON', notes: 'x'.repeat(301), room: 1 };
    const { status, body: told } = await clinic.http.as(reception, 'POST', '/api/queue', { body });
    expect(status).toBe(422);
    const errors: { path: string }[] = JSON.parse(JSON.stringify(told['errors']));
    expect(errors.map(({ path }) => path).sort()).toEqual(['notes', 'patientId', 'priority', 'room']);
    expect((await move(reception, 'one', 'AT_CASHIER')).status).toBe(400);
    expect((await move(reception, '1e3', 'AT_CASHIER')).status).toBe(400);
  });

  it('refuses query keys nobody asked for, on routes with and without a query', async () => {
    for (const path of ['/api/queue?day=2026-01-01', '/api/queue/stats?x']) {
      expect(refusal(await clinic.http.as(reception, 'GET', path))).toMatchObject({ http: 422, code: 'invalid' });
    }
  });

  it('calls next without a body too', async () => {
    const called = await clinic.http.as(ana, 'POST', '/api/queue/next');
    expect([called.status, called.body['id']]).toEqual([200, entry]);
    expect((await clinic.http.as(student, 'POST', '/api/queue/next')).body['code']).toBe('nobody-is-waiting');
  });
});

describe('the waiting-room display', () => {
  let clinic: SpecClinic;
  let reception: Person, ana: Person;

  beforeAll(async () => {
    clinic = await openQueueClinic();
    [reception, ana] = [await clinic.person('RECEPTION'), await clinic.person('ORTHODONTIST')];
    await insertChairs(clinic, 1);
  });
  afterAll(() => clinic.close());

  const open = (headers = {}) =>
    clinic.http.as(reception, 'POST', '/api/queue/displays', { body: { name: 'Hall' }, headers });

  it('shows tickets and rooms and nothing of the person, to whoever has the link', async () => {
    const patientId = await clinic.patient({ firstName: 'Nimali', lastName: 'Perera' }, [ana]);
    await clinic.http.as(reception, 'POST', '/api/queue', { body: { patientId, procedure: 'Extraction' } });
    await clinic.http.as(ana, 'POST', '/api/queue/next');
    const { body } = await open();
    const board = await clinic.http.call('GET', `/api/queue/display/${String(body['token'])}`);
    expect(board.body).toMatchObject({ calls: [{ ticket: 'A 1', room: 'Chair 1' }], waiting: 0 });
    for (const secret of ['Nimali', 'Perera', 'Extraction', ana.name, 'SPEC-']) {
      expect(board.bytes.toString()).not.toContain(secret);
    }
  });

  it('shows who is called again on top with the time of that call; the wait stays that until the first', async () => {
    const before = await clinic.http.as(reception, 'GET', '/api/queue');
    const items: { id: number }[] = JSON.parse(JSON.stringify(before.body['items']));
    const id = items[0]?.id ?? 0;
    const again = (entryId: number) => clinic.http.as(ana, 'POST', `/api/queue/${entryId}/call-again`);
    const patientId = await clinic.patient({}, [ana]);
    const second = await clinic.http.as(reception, 'POST', '/api/queue', { body: { patientId } });
    expect(refusal(await again(Number(second.body['id'])))).toMatchObject({ http: 409, code: 'not-called' });
    await clinic.http.as(ana, 'POST', '/api/queue/next');
    const address = `/api/queue/display/${String((await open()).body['token'])}`;
    const calls = async () => {
      const { body } = await clinic.http.call('GET', address);
      const told: { ticket: string; calledAt: string }[] = JSON.parse(JSON.stringify(body['calls']));
      return told;
    };
    const [latest, first] = await calls();
    expect([latest?.ticket, first?.ticket]).toEqual(['A 2', 'A 1']);
    const callOf = 'select called_at, called_again_at from queue_entry where id = ?';
    const [{ called_at }] = await clinic.source.query(callOf, [id]);
    expect((await again(id)).status).toBe(200);
    const [top, beneath] = await calls();
    expect([top?.ticket, beneath?.ticket]).toEqual(['A 1', 'A 2']);
    expect(String(top?.calledAt) > String(latest?.calledAt)).toBe(true);
    expect(await clinic.source.query(callOf, [id])).toEqual([{ called_at, called_again_at: expect.any(Date) }]);
    const moved = (status: string) => clinic.http.as(ana, 'POST', `/api/queue/${id}/move`, { body: { status } });
    await moved('IN_WAITING_ROOM');
    expect(await clinic.source.query(callOf, [id])).toEqual([{ called_at: null, called_again_at: null }]);
    await moved('COMPLETED');
    const trail = "select count(*) n from audit_entry where action = 'queue.called-again' and entity_id = ?";
    expect(await clinic.source.query(trail, [id])).toEqual([{ n: '1' }]);
  });

  it('speaks the languages of its link in their order, each once; all of them unless told', async () => {
    const made = await clinic.http.as(reception, 'POST', '/api/queue/displays', {
      body: { name: 'Stairs', languages: ['ta', 'en', 'ta'] },
    });
    expect(made.body['languages']).toEqual(['ta', 'en']);
    const board = await clinic.http.call('GET', `/api/queue/display/${String(made.body['token'])}`);
    expect(board.body['languages']).toEqual(['ta', 'en']);
    expect((await open()).body['languages']).toEqual(['en', 'si', 'ta']);
  });

  it('speaks other languages under the same link once they are changed; a link that was taken back is not there', async () => {
    const { body } = await open();
    const [path, token] = [`/api/queue/displays/${String(body['id'])}`, String(body['token'])];
    const edit = (change: object) => clinic.http.as(reception, 'PATCH', path, { body: change });
    expect((await edit({ languages: ['si', 'en', 'si'] })).body).toMatchObject({
      name: 'Hall',
      languages: ['si', 'en'],
    });
    expect((await edit({ name: 'Stairs' })).body).toMatchObject({ name: 'Stairs', languages: ['si', 'en'] });
    const board = await clinic.http.call('GET', `/api/queue/display/${token}`);
    expect([board.status, board.body['languages']]).toEqual([200, ['si', 'en']]);
    expect((await edit({ languages: ['de'] })).status).toBe(422);
    await clinic.http.as(reception, 'DELETE', path);
    expect((await edit({ name: 'Hall' })).status).toBe(404);
  });

  it('gives each kind of dentist a letter of the day where the clinic wants letters, and tells how long each waits', async () => {
    const setting = { ...clinic.get(Clinic).unnamed(), hasTicketLetters: true };
    await clinic.source.manager.save(ClinicSetting, setting);
    clinic.get(Clinic).forget();
    const surgeon = await clinic.person('DENTAL_SURGEON');
    const ticketOf = async (providerId: number | null) => {
      const body = { patientId: await clinic.patient({}, [ana]), providerId };
      return String((await clinic.http.as(reception, 'POST', '/api/queue', { body })).body['ticket']);
    };
    const tickets = [await ticketOf(ana.id), await ticketOf(ana.id), await ticketOf(surgeon.id), await ticketOf(null)];
    const letters = tickets.map((ticket) => ticket.charAt(0));
    expect(letters[0]).toBe(letters[1]);
    expect(new Set(letters).size).toBe(3);
    expect(letters.join('')).not.toMatch(/[IOBQ]/);
    await clinic.http.as(ana, 'POST', '/api/queue/next');
    const board = await clinic.http.call('GET', `/api/queue/display/${String((await open()).body['token'])}`);
    expect(board.body['waits']).toContainEqual({ letter: letters[1], minutes: 0 });
  });

  it('deals other letters on other days, and the same to every process of a day', () => {
    const dealt = (seed: number) =>
      ([ORTHO, SURGEON, STUDENT, null] as const).map((role) => letterOf(role, seed)).join('');
    const days = Array.from({ length: 200 }, (_, seed) => dealt(seed * 7_919 + 1));
    expect(days.map((_, seed) => dealt(seed * 7_919 + 1))).toEqual(days);
    expect(new Set(days).size).toBeGreaterThan(180);
    for (const letters of days) expect(new Set(letters).size).toBe(4);
    expect(new Set(days.map((letters) => letters.charAt(0))).size).toBeGreaterThan(10);
  });

  it('keeps no token: not in its row, not in the trail, not in the answer kept for a repeated request', async () => {
    const headers = { 'idempotency-key': 'hall-1' };
    const [first, again] = [await open(headers), await open(headers)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const token = String(first.body['token']);
    expect(token.length).toBeGreaterThanOrEqual(32);
    for (const table of ['queue_display', 'audit_entry', 'idempotency_key']) {
      expect(JSON.stringify(await clinic.source.query('select * from ??', [table]))).not.toContain(token);
    }
  });

  it('goes dark when its link is taken back: page and stream', async () => {
    const { body } = await open();
    const address = `/api/queue/display/${String(body['token'])}`;
    const stream = await fetch(`${clinic.http.base}${address}/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const ended = stream.text();
    const revoke = () => clinic.http.as(reception, 'DELETE', `/api/queue/displays/${String(body['id'])}`);
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(404);
    const gone = await clinic.http.call('GET', address);
    expect(refusal(gone)).toEqual(refusal(await clinic.http.call('GET', '/api/queue/display/never-given-out')));
    expect(gone.status).toBe(404);
    expect(await ended).toContain(': open');
  });
});
