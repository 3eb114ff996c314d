import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from './testing/whole-clinic';

describe('users over HTTP', () => {
  let clinic: SpecClinic;
  let admin: Person, nurse: Person;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    [admin, nurse] = [await clinic.person('ADMIN'), await clinic.person('NURSE')];
  });
  afterAll(() => clinic.close());

  const routes = (id: number): [string, string, unknown?][] => [
    ['GET', '/api/users'],
    ['GET', '/api/users/stats'],
    ['GET', `/api/users/${id}`],
    ['POST', '/api/users', { name: 'X', email: 'x@x.test', role: 'NURSE' }],
    ['PATCH', `/api/users/${id}`, { name: 'X' }],
    ['DELETE', `/api/users/${id}`],
    ['POST', `/api/users/${id}/reset-password`],
    ['POST', `/api/users/${id}/reactivate`],
  ];
  const headers = { 'if-match': '"1"' };
  const as = (me: Person, method: string, path: string, body?: unknown, more: Record<string, string> = headers) =>
    clinic.http.as(me, method, path, { headers: more, ...(body !== undefined && { body }) });
  const edit = (id: number, body: unknown, more: Record<string, string> = headers) =>
    as(admin, 'PATCH', `/api/users/${id}`, body, more);

  it('answers 401 to nobody and 403 to everybody but administrators', async () => {
    const roles = ['ORTHODONTIST', 'DENTAL_SURGEON', 'NURSE', 'RECEPTION', 'STUDENT'] as const;
    const others = await Promise.all(roles.map((role) => clinic.person(role)));
    for (const [method, path, body] of routes(nurse.id)) {
      const asked = { headers, ...(body !== undefined && { body }) };
      expect((await clinic.http.call(method, path, asked)).status, path).toBe(401);
      for (const other of others) expect((await as(other, method, path, body)).body['code'], path).toBe('not-allowed');
    }
    expect(await clinic.source.manager.countBy('user', { email: 'x@x.test' })).toBe(0);
  });

  it('answers 404 for an account that is not there', async () => {
    for (const [method, path, body] of routes(4_000_000_000).filter(([, path]) => path.includes('4000000000'))) {
      expect((await as(admin, method, path, body)).body, path).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it('makes an account once however often a key is pressed', async () => {
    const body = { name: 'Ishara', email: 'ishara@clinic.example', role: 'DENTAL_SURGEON', department: 'Oral surgery' };
    const key = { 'idempotency-key': 'press-1' };
    const [first, second] = [
      await as(admin, 'POST', '/api/users', body, key),
      await as(admin, 'POST', '/api/users', body, key),
    ];
    expect([first.status, second.body['id']]).toEqual([201, first.body['id']]);
    expect(first.headers.get('etag')).toBe('"1"');
    const other = await as(admin, 'POST', '/api/users', { ...body, email: 'ISHARA@clinic.example' }, {});
    expect(other.body).toMatchObject({ status: 409, code: 'email-taken' });
  });

  it('answers 428 without the version, 412 for an old one, and hands the new one on as ETag', async () => {
    const person = await clinic.person('NURSE');
    expect((await edit(person.id, { department: 'A' }, {})).body).toMatchObject({ status: 428 });
    const changed = await edit(person.id, { department: 'A' });
    expect([changed.status, changed.headers.get('etag'), changed.body['ended']]).toEqual([200, '"2"', []]);
    expect((await edit(person.id, { department: 'B' })).body).toMatchObject({ status: 412, code: 'stale-version' });
  });

  it('ends the sessions of who gets another role or is deactivated, within a second, and says so', async () => {
    const person = await clinic.person('ORTHODONTIST');
    const patient = await clinic.patient({}, [person]);
    const isIn = (token: string) => async () => (await clinic.http.call('GET', '/api/auth/profile', { token })).status;
    const token = await clinic.http.token(person);
    const promoted = await edit(person.id, { role: 'DENTAL_SURGEON' });
    expect(promoted.body['ended']).toEqual(
      expect.arrayContaining([
        { name: 'sessions', count: 1 },
        { name: 'care-team-places', count: 1 },
      ]),
    );
    await expect.poll(isIn(token), { timeout: 1_000, interval: 50 }).toBe(401);
    const team = await as(admin, 'GET', `/api/patients/${patient}/care-team`);
    expect(JSON.stringify(team.body)).not.toContain(person.name);
    const gone = await as(admin, 'DELETE', `/api/users/${person.id}`);
    expect(gone.body).toMatchObject({ state: 'INACTIVE', version: 3 });
    expect((await as(admin, 'POST', `/api/users/${person.id}/reset-password`)).body['code']).toBe('user-inactive');
    expect((await as(admin, 'POST', `/api/users/${person.id}/reactivate`)).body['state']).toBe('ACTIVE');
  });

  it('answers 409 to what nobody does to oneself, and to a purge of who is active', async () => {
    expect((await as(admin, 'DELETE', `/api/users/${admin.id}`)).body).toMatchObject({
      status: 409,
      code: 'not-oneself',
    });
    expect((await edit(admin.id, { role: 'NURSE' })).body).toMatchObject({ status: 409, code: 'not-oneself' });
    const purge = (id: number) => as(admin, 'DELETE', `/api/users/${id}?purge=true`);
    const person = await clinic.person('NURSE');
    expect((await purge(person.id)).body).toMatchObject({ status: 409, code: 'user-active' });
    await as(admin, 'DELETE', `/api/users/${person.id}`);
    expect((await purge(person.id)).body).toEqual({ outcome: 'DELETED' });
    expect((await as(admin, 'GET', `/api/users/${person.id}`)).status).toBe(404);
  });

  it('answers 422 with the path of every field that is wrong, and takes none that only we set', async () => {
    const wrong = await as(admin, 'POST', '/api/users', { name: ' ', email: 'at', role: 'KING', department: '' });
    expect(wrong.status).toBe(422);
    const errors: { path: string }[] = JSON.parse(JSON.stringify(wrong.body['errors']));
    expect(errors.map(({ path }) => path).sort()).toEqual(['department', 'email', 'name', 'role']);
    const OURS = ['id', 'version', 'isActive', 'passwordHash', 'mustChangePassword', 'googleSub', 'state', 'createdAt'];
    for (const field of [...OURS, 'anonymisedAt', 'preferences', '__proto__x', 'constructor']) {
      const answer = await edit(nurse.id, { [field]: true });
      expect([answer.status, field], JSON.stringify(answer.body)).toEqual([422, field]);
    }
    const [row] = await clinic.source.query('select version, is_active from `user` where id = ?', [nurse.id]);
    expect(row).toEqual({ version: 1, is_active: 1 });
  });

  it('refuses cursors that were made up, of another order, and unknown sorts', async () => {
    const { body } = await as(admin, 'GET', '/api/users?limit=1&sort=lastSeenAt');
    const cursor = String(body['nextCursor']);
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const query of [
      `cursor=${cursor}`,
      'cursor=x',
      `sort=lastSeenAt&cursor=${made(['lastSeenAt', 'today', 1])}`,
    ]) {
      expect((await as(admin, 'GET', `/api/users?${query}`)).body, query).toMatchObject({
        errors: [{ path: 'cursor' }],
      });
    }
    for (const query of ['sort=passwordHash', 'sort=-id', 'limit=101', 'isActive=true', 'role=KING']) {
      expect((await as(admin, 'GET', `/api/users?${query}`)).status, query).toBe(422);
    }
    expect((await as(admin, 'GET', `/api/users?limit=1&sort=lastSeenAt&cursor=${cursor}`)).status).toBe(200);
  });

  it('never shows a hash, a link of Google’s or another secret', async () => {
    const answers = await Promise.all(
      [`/api/users`, `/api/users/${nurse.id}`, '/api/users/stats'].map((path) => as(admin, 'GET', path)),
    );
    for (const { bytes } of answers) expect(bytes.toString()).not.toMatch(/hash|argon|googleSub|secret/i);
  });
});
