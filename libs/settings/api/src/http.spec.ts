import { refusal, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSettingsClinic } from './testing/settings-clinic';

const LISTS = ['chairs', 'visit-types', 'procedures', 'departments', 'holidays'] as const;
const ONE: Record<(typeof LISTS)[number], object> = {
  chairs: { name: 'Chair 1' },
  'visit-types': { name: 'Review', minutes: 20, colour: 'blue' },
  procedures: { name: 'Scaling', category: 'Periodontology', price: { amountMinor: 250_000, currency: 'LKR' } },
  departments: { name: 'Orthodontics' },
  holidays: { day: '2027-05-01', name: 'May Day' },
};

describe('the settings over HTTP', () => {
  let clinic: SpecClinic;
  let admin: Person, nurse: Person;

  beforeAll(async () => {
    clinic = await openSettingsClinic();
    [admin, nurse] = [await clinic.person('ADMIN'), await clinic.person('NURSE')];
  });
  afterAll(() => clinic.close());

  const patch = (path: string, body: unknown, headers: Record<string, string> = {}, me = admin) =>
    clinic.http.as(me, 'PATCH', path, { body, headers });
  const match = (version: number) => ({ 'if-match': `"${version}"` });

  it('are read by everybody who is signed in and changed by administrators alone', async () => {
    expect((await clinic.http.call('GET', '/api/settings')).status).toBe(401);
    expect((await clinic.http.as(nurse, 'GET', '/api/settings')).body).toMatchObject({ currency: 'LKR', version: 1 });
    expect(refusal(await patch('/api/settings', { name: 'Mine' }, match(1), nurse))).toMatchObject({
      http: 403,
      code: 'not-allowed',
    });
  });

  it('are changed only against the version that was seen, and answer with the next', async () => {
    expect((await patch('/api/settings', { name: 'Mahaweli' })).status).toBe(428);
    expect((await patch('/api/settings', { name: 'Mahaweli' }, match(7))).status).toBe(412);
    const changed = await patch('/api/settings', { name: 'Mahaweli' }, match(1));
    expect([changed.status, changed.headers.get('etag'), changed.body['name']]).toEqual([200, '"2"', 'Mahaweli']);
  });

  it('take no field that is not theirs to give', async () => {
    for (const key of ['id', 'version', 'logo', 'logoKey', 'today', '__proto__', 'constructor']) {
      const body = JSON.parse(`{"${key}": 1}`);
      const { status } = await patch('/api/settings', body, match(2));
      expect([key, status]).toEqual([key, 422]);
    }
    expect((await clinic.http.as(admin, 'GET', '/api/settings')).body['version']).toBe(2);
  });

  it('name every field that is wrong', async () => {
    const wrong = { name: '', email: 'nowhere', codePrefix: 'pt1', careTeamScope: 'all', hours: [], timeZone: 5 };
    const { status, body } = await patch('/api/settings', wrong, match(2));
    const errors: { path: string }[] = JSON.parse(JSON.stringify(body['errors']));
    expect([status, errors.map(({ path }) => path).sort()]).toEqual([422, Object.keys(wrong).sort()]);
  });

  it.each(LISTS)('keep %s: read by all, changed by administrators', async (list) => {
    const path = `/api/${list}`;
    expect((await clinic.http.call('GET', path)).status).toBe(401);
    expect((await clinic.http.as(nurse, 'POST', path, { body: ONE[list] })).status).toBe(403);
    const key = { headers: { 'idempotency-key': list }, body: ONE[list] };
    const [added, again] = [
      await clinic.http.as(admin, 'POST', path, key),
      await clinic.http.as(admin, 'POST', path, key),
    ];
    expect([added.status, again.body]).toEqual([201, added.body]);
    expect((await clinic.http.as(nurse, 'GET', path)).body).toEqual({ items: [added.body], nextCursor: null });
    const taken = await clinic.http.as(admin, 'POST', path, { body: ONE[list] });
    expect(refusal(taken)).toMatchObject({ http: 409, code: 'already-there' });
    const one = `${path}/${String(added.body['id'])}`;
    expect((await patch(one, { name: 'Other' })).status).toBe(428);
    expect((await patch(one, { name: 'Other' }, match(9))).status).toBe(412);
    expect((await patch(one, { id: 5 }, match(1))).status).toBe(422);
    const changed = await patch(one, { name: 'Other' }, match(1));
    expect([changed.status, changed.headers.get('etag'), changed.body['name']]).toEqual([200, '"2"', 'Other']);
    expect((await clinic.http.as(nurse, 'DELETE', one)).status).toBe(403);
    expect((await clinic.http.as(admin, 'DELETE', one)).status).toBe(204);
    expect((await clinic.http.as(admin, 'DELETE', one)).status).toBe(404);
    expect((await patch(one, { name: 'Other' }, match(2))).status).toBe(404);
  });

  it('take money as whole minor units of the clinic’s currency', async () => {
    const priced = async (price: unknown) =>
      (await clinic.http.as(admin, 'POST', '/api/procedures', { body: { name: 'X', category: 'X', price } })).status;
    const refused = [
      { amountMinor: 1.5, currency: 'LKR' },
      { amountMinor: -1, currency: 'LKR' },
      { amountMinor: 1_000_000_001, currency: 'LKR' },
      { amountMinor: 1, currency: 'lkr' },
      { amountMinor: 1, currency: 'USD' },
      { amountMinor: 1 },
      { amountMinor: 1, currency: 'LKR', extra: 1 },
      1_500,
      [{ amountMinor: 1, currency: 'LKR' }],
    ];
    for (const price of refused) expect([price, await priced(price)]).toEqual([price, 422]);
    expect(await priced({ amountMinor: 0, currency: 'LKR' })).toBe(201);
  });

  it('tell one procedure, in use or not, and of none that is not there', async () => {
    const body = { name: 'Crown', category: 'Restorative' };
    const { body: added } = await clinic.http.as(admin, 'POST', '/api/procedures', { body });
    const path = `/api/procedures/${String(added['id'])}`;
    await patch(path, { isActive: false }, match(1));
    expect((await clinic.http.as(nurse, 'GET', path)).body).toEqual({ ...added, isActive: false, version: 2 });
    expect((await clinic.http.as(nurse, 'GET', '/api/procedures/999999')).status).toBe(404);
  });

  it('refuse a cursor somebody made up', async () => {
    const made = Buffer.from('["day",1]').toString('base64url');
    for (const list of LISTS) {
      expect((await clinic.http.as(nurse, 'GET', `/api/${list}?cursor=${made}`)).status, list).toBe(422);
    }
  });
});
