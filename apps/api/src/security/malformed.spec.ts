import { gzipSync } from 'node:zlib';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { operationsOf } from './operations';

describe('a request that cannot be read', () => {
  let clinic: SpecClinic;
  let admin: Person;

  beforeAll(async () => {
    clinic = await openWholeClinic();
    admin = await clinic.person('ADMIN');
  });
  afterAll(() => clinic.close());

  const ask = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const token = await clinic.http.token(admin);
    const response = await fetch(`${clinic.http.base}/api/patients`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body,
    });
    const told: unknown = await response.json();
    return [response.status, typeof told === 'object' && told !== null && Reflect.get(told, 'code')];
  };

  it('is told so: no JSON, no object, too deep, too large, of another kind', async () => {
    expect(await ask('{"firstName":')).toEqual([400, 'malformed']);
    expect(await ask('\u0000')).toEqual([400, 'malformed']);
    expect(await ask('"text"')).toEqual([400, 'malformed']);
    expect(await ask('[]')).toEqual([422, 'invalid']);
    expect(await ask('[{"firstName":"A"}]')).toEqual([422, 'invalid']);
    expect(await ask('{"firstName":' + '['.repeat(100_000) + ']'.repeat(100_000) + '}')).toEqual([422, 'invalid']);
    expect(await ask(JSON.stringify({ firstName: 'x'.repeat(1_100_000) }))).toEqual([413, 'too-large']);
    expect(await ask('{}', { 'content-type': 'application/json; charset=klingon' })).toEqual([415, 'unsupported-type']);
    expect((await ask('firstName=A', { 'content-type': 'application/x-www-form-urlencoded' }))[0]).toBe(422);
  });

  it('is cut as soon as it has grown too large, however small it was packed', async () => {
    const bomb = gzipSync(JSON.stringify({ firstName: 'x'.repeat(50_000_000) }));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    expect((await ask(bomb, { 'content-encoding': 'gzip' }))[0]).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });

  it('changes nobody’s prototype', async () => {
    await ask('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}');
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it('leaves no answer for a cache to keep, and shows nothing of the program', async () => {
    for (const { name, path, method } of operationsOf(clinic).filter(({ isStream }) => !isStream)) {
      const address = path.replace(/:\w+/g, '4294967290');
      const { headers } = await clinic.http.call(method, address, { headers: { 'x-request-id': 'short' } });
      const told = [headers.get('cache-control'), headers.get('x-powered-by'), headers.get('server')];
      expect([name, ...told]).toEqual([name, 'no-store', null, null]);
      expect(JSON.stringify([...headers]), name).not.toContain('short');
    }
  });
});
