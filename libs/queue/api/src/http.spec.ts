import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertChairs, openQueueClinic } from './testing/queue-clinic';

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
