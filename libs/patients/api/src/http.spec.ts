import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, openPatientsClinic } from './testing/patients-clinic';

describe('patients over HTTP', () => {
  let clinic: SpecClinic;
  let reception: Person, surgeon: Person, nurse: Person;
  let own: number, foreign: number;

  beforeAll(async () => {
    clinic = await openPatientsClinic();
    reception = await clinic.person('RECEPTION');
    [surgeon, nurse] = [await clinic.person('DENTAL_SURGEON'), await clinic.person('NURSE')];
    [own, foreign] = [await clinic.patient({}, [surgeon]), await clinic.patient()];
  });
  afterAll(() => clinic.close());

  const register = (body: unknown, headers = {}, me = reception) =>
    clinic.http.as(me, 'POST', '/api/patients', { body, headers });
  const dilani = { firstName: 'Dilani', lastName: 'Wickramasinghe', sex: 'FEMALE', dateOfBirth: '1992-08-12' };

  it('answers 401 without a session', async () => {
    for (const path of ['/api/patients', `/api/patients/${own}`, `/api/patients/${own}/alerts`]) {
      expect(refusal(await clinic.http.call('GET', path))).toMatchObject({ http: 401, code: 'not-signed-in' });
    }
  });

  it('answers 403 and names what the role may not', async () => {
    const headers = { 'if-match': '"1"' };
    for (const me of [nurse, await clinic.person('STUDENT')]) {
      const edit = await clinic.http.as(me, 'PATCH', `/api/patients/${own}`, { body: { language: 'si' }, headers });
      const refused = (permission: string) => ({ code: 'not-allowed', detail: expect.stringContaining(permission) });
      expect((await register(dilani, {}, me)).body).toMatchObject(refused('patient.register'));
      expect(edit.body).toMatchObject(refused('patient.update'));
    }
  });

  it('answers the same for a patient of others as for one that never was, on every route', async () => {
    const routes = (id: number) =>
      [
        ['GET', `/api/patients/${id}`],
        ['PATCH', `/api/patients/${id}`],
        ['GET', `/api/patients/${id}/care-team`],
        ['GET', `/api/patients/${id}/alerts`],
        ['POST', `/api/patients/${id}/alerts`],
        ['POST', `/api/patients/${id}/alerts/confirm`],
        ['POST', `/api/patients/${id}/alerts/1/end`],
      ] as const;
    const bodies: Record<string, unknown> = {
      PATCH: { firstName: 'X' },
      [`POST /alerts`]: { kind: 'ALLERGY', severity: 'INFO', label: 'X' },
      [`POST /confirm`]: { state: 'NONE' },
      [`POST /end`]: { reason: 'OVER' },
    };
    const ask = async (id: number) =>
      Promise.all(
        routes(id).map(async ([method, path]) => {
          const body = bodies[method] ?? bodies[`${method} /${path.split('/').at(-1)}`];
          return refusal(
            await clinic.http.as(surgeon, method, path, {
              headers: { 'if-match': '"1"' },
              ...(body !== undefined && { body }),
            }),
          );
        }),
      );
    const [theirs, nobodys] = [await ask(foreign), await ask(4_000_000_000)];
    expect(theirs).toEqual(nobodys);
    for (const told of theirs) expect(told).toMatchObject({ http: 404, code: 'not-found' });
  });

  it('registers once however often a key is pressed, and refuses the key for another request', async () => {
    const headers = { 'idempotency-key': 'press-1' };
    const presses = await Promise.all(Array.from({ length: 20 }, () => register(dilani, headers)));
    const made = presses.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ bytes }) => bytes.toString())).size).toBe(1);
    expect([...new Set(presses.map(({ status }) => status))].every((status) => [201, 409].includes(status))).toBe(true);
    for (const { status, body, headers: told } of presses) {
      if (status === 409) expect([body['code'], told.get('retry-after')]).toEqual(['still-running', '1']);
    }
    expect(await count(clinic, "select count(*) from patient where first_name = 'Dilani'")).toBe(1);
    expect((await register({ ...dilani, firstName: 'Other' }, headers)).body).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    const admin = await clinic.person('ADMIN');
    expect((await register({ ...dilani, firstName: 'Mine' }, headers, admin)).status).toBe(201); // a key is one's own
    expect((await register(dilani, { 'idempotency-key': 'two words' })).status).toBe(400);
  });

  it('answers 409 with who it may be', async () => {
    const again = await register(dilani);
    expect([again.status, again.body['code']]).toEqual([409, 'possible-duplicate']);
    expect(JSON.stringify(again.body['conflict'])).toContain('Dilani');
  });

  it('answers 428 without the version, 412 for an old one, and hands the new one on as ETag', async () => {
    const edit = (version?: string) =>
      clinic.http.as(reception, 'PATCH', `/api/patients/${own}`, {
        body: { province: 'Central' },
        headers: version ? { 'if-match': version } : {},
      });
    expect((await edit()).body).toMatchObject({ status: 428, code: 'version-needed' });
    const changed = await edit('"1"');
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await edit('"1"')).body).toMatchObject({ status: 412, code: 'stale-version' });
    for (const odd of ['*', '1', '"-1"', '"1", "2"']) expect((await edit(odd)).status, odd).toBe(412);
  });

  it('answers 422 with the path of every field that is wrong', async () => {
    const body = {
      firstName: ' ',
      sex: 'F',
      dateOfBirth: '2026-02-30',
      phone: 'call me',
      email: 'at',
      role: 'ADMIN',
      id: 7,
    };
    const answer = await register(body);
    const errors: { path: string; message: string }[] = JSON.parse(JSON.stringify(answer.body['errors']));
    expect(answer.status).toBe(422);
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'dateOfBirth',
      'email',
      'firstName',
      'id',
      'lastName',
      'phone',
      'role',
      'sex',
    ]);
    expect(errors.find(({ path }) => path === 'role')?.message).toBe('is not a field of this request');
  });

  it('writes nothing that only we may set', async () => {
    for (const field of ['id', 'version', 'isActive', 'registeredById', 'patientCode', 'createdAt', 'allergyState']) {
      const headers = { 'if-match': '"1"' };
      const answer = await clinic.http.as(reception, 'PATCH', `/api/patients/${foreign}`, {
        body: { [field]: 'X' },
        headers,
      });
      expect([answer.status, field]).toEqual([422, field]);
    }
    expect(await count(clinic, 'select version from patient where id = ?', [foreign])).toBe(1);
  });

  it('refuses cursors that were made up, of another list or of another order', async () => {
    const first = await clinic.http.as(reception, 'GET', '/api/patients?limit=1');
    const cursor = String(first.body['nextCursor']);
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const huge = Buffer.from('["name","a","b",1e309]').toString('base64url');
    for (const [query, wrong] of [
      ['sort=-registeredAt', cursor],
      ['q=dilani', cursor],
      ['', 'nonsense'],
      ['', huge],
      ['', made(['name', {}, 'b', 1])],
      ['', made(['name', 'a'])],
      ['sort=-registeredAt', made(['-registeredAt', 'yesterday', 1])],
      ['sort=-registeredAt', made(['-registeredAt', 7, 1])],
    ] as const) {
      const answer = await clinic.http.as(reception, 'GET', `/api/patients?${query}&cursor=${wrong}`);
      expect(answer.body, `${query} ${wrong}`).toMatchObject({ status: 422, errors: [{ path: 'cursor' }] });
    }
    expect((await clinic.http.as(reception, 'GET', `/api/patients?limit=1&cursor=${cursor}`)).status).toBe(200);
  });

  it('refuses a limit beyond a hundred, a key twice and a key nobody knows', async () => {
    for (const query of ['limit=101', 'limit=0', 'limit=1&limit=2', 'q[]=a', 'page=2', 'count=yes']) {
      expect((await clinic.http.as(reception, 'GET', `/api/patients?${query}`)).status, query).toBe(422);
    }
  });
});
