import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredRoutes } from './testing/routes';
import { openWholeClinic } from './testing/whole-clinic';

const ELSEWHERE = 'https://web.clinic.example';

/** File names as the build gives them: with the content's hash, and without. */
const HASHED = [
  'main-ABCDEFGH.js',
  'chunk-1XE5ByLH.js',
  'chunk-B-JovyWR.js',
  'styles-MJX5577L.css',
  'inter-R2WDDYLL.woff2',
];
const PLAIN = ['theme.js', 'favicon.svg'];

/** A clinic as in production, which serves its web app and lets one page from elsewhere in. */
async function openProduction(): Promise<SpecClinic> {
  const web = mkdtempSync(join(tmpdir(), 'cuspid-web-'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Cuspid</title>');
  for (const file of [...HASHED, ...PLAIN]) writeFileSync(join(web, file), '/* */');
  return openWholeClinic({
    NODE_ENV: 'production',
    WEB_URL: 'https://clinic.example',
    WEB_ORIGIN: ELSEWHERE,
    WEB_ROOT: web,
    PROXY_HOPS: '1',
  });
}

describe('every answer', () => {
  let clinic: SpecClinic;
  beforeAll(async () => {
    clinic = await openProduction();
  });
  afterAll(() => clinic.close());

  const ask = async (method: string, path: string, set: { headers?: Record<string, string>; body?: string } = {}) => {
    const answer = await fetch(clinic.http.base + path, { method, redirect: 'manual', ...set });
    await answer.body?.cancel();
    return answer;
  };

  /** What B15 promises of each answer, as what is wrong with this one. */
  const wrongWith = ({ headers }: Response, policy: RegExp): string[] => {
    const rules: [string, RegExp][] = [
      ['content-security-policy', policy],
      ['strict-transport-security', /^max-age=31536000; includeSubDomains$/],
      ['x-content-type-options', /^nosniff$/],
      ['referrer-policy', /^no-referrer$/],
      ['permissions-policy', /camera=\(\).*geolocation=\(\).*microphone=\(\)/],
      ['cross-origin-resource-policy', /^same-origin$/],
      ['cross-origin-opener-policy', /^same-origin$/],
      ['x-frame-options', /^DENY$/],
    ];
    const wrong = rules.filter(([name, rule]) => !rule.test(headers.get(name) ?? '')).map(([name]) => name);
    return headers.has('x-powered-by') || headers.has('server') ? [...wrong, 'names its maker'] : wrong;
  };
  const ANSWER = /^default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'$/;
  const PAGE = /^default-src 'none';script-src 'self';style-src 'self';.*frame-ancestors 'none'$/;

  it('of every route carries all headers and is kept by no cache, also as 401, 404, 413, 415 and 422', async () => {
    const routes = declaredRoutes(clinic.app).map(({ method, path }) => [method, path.replace(/:\w+/g, '7')] as const);
    const seen = new Set<number>();
    const json = { 'content-type': 'application/json' };
    const asked: [string, string, Parameters<typeof ask>[2]?][] = [
      ...routes.map(([method, path]) => [method, path] as [string, string]),
      ['GET', '/api/nothing'],
      ['POST', '/api/auth/login', { headers: json, body: '{"email":' }],
      ['POST', '/api/auth/login', { headers: json, body: '{}' }],
      ['POST', '/api/auth/login', { headers: json, body: `"${'x'.repeat(1_100_000)}"` }],
      ['POST', '/api/auth/login', { headers: { 'content-type': 'application/json; charset=klingon' }, body: '{}' }],
      ['GET', '/api/%zz'],
      ['OPTIONS', '/api/patients'],
      ['PROPFIND', '/api/patients'],
    ];
    for (const [method, path, set] of asked) {
      const answer = await ask(method, path, set);
      seen.add(answer.status);
      expect([method, path, wrongWith(answer, ANSWER)]).toEqual([method, path, []]);
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 401, 404, 413, 415, 422]));
  });

  it('of the web app carries them too, with the policy of a page that runs nothing but its own scripts', async () => {
    for (const path of ['/', '/patients/7', '/main-ABCDEFGH.js', '/config.json', '/nothing.png', '/%zz', '/apiary']) {
      const answer = await ask('GET', path);
      expect([path, wrongWith(answer, PAGE)]).toEqual([path, []]);
      expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
    }
  });

  it('of the web app is kept for a year where its name tells its content, and asked for anew where not', async () => {
    const kept = async (path: string) => [path, (await ask('GET', path)).headers.get('cache-control')];
    for (const file of HASHED) {
      expect(await kept(`/${file}`)).toEqual([`/${file}`, 'public, max-age=31536000, immutable']);
    }
    for (const path of ['/', '/patients/7', '/config.json', ...PLAIN.map((file) => `/${file}`)]) {
      expect(await kept(path)).toEqual([path, 'no-cache']);
    }
  });

  it('that failed on our side carries them, and says nothing of what failed', async () => {
    await clinic.source.query('rename table chair to chair_elsewhere');
    const person = await clinic.person('ADMIN');
    const answer = await clinic.http.as(person, 'GET', '/api/chairs');
    await clinic.source.query('rename table chair_elsewhere to chair');
    expect([answer.status, answer.body['code']]).toEqual([500, 'internal']);
    expect(wrongWith(new Response(null, { headers: answer.headers }), ANSWER)).toEqual([]);
    expect(JSON.stringify(answer.body)).not.toMatch(/chair|select|table/i);
  });

  describe('to a page from elsewhere', () => {
    const allowed = async (origin: string, method = 'GET') => {
      const headers = { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'if-match' };
      const answer = await ask(method, '/api/auth/profile', { headers });
      return [
        answer.headers.get('access-control-allow-origin'),
        answer.headers.get('access-control-allow-credentials'),
      ];
    };

    it('may be read by the one origin of the list, to the letter', async () => {
      expect(await allowed(ELSEWHERE)).toEqual([ELSEWHERE, 'true']);
      expect(await allowed(ELSEWHERE, 'OPTIONS')).toEqual([ELSEWHERE, 'true']);
      const refused = await ask('POST', '/api/auth/login', { headers: { origin: ELSEWHERE }, body: '' });
      expect(refused.headers.get('access-control-allow-origin')).toBe(ELSEWHERE);
    });

    it('shows it the headers the web app reads', async () => {
      const read = [
        'content-disposition',
        'date',
        'etag',
        'retry-after',
        'x-export-id',
        'x-request-id',
        'x-total-rows',
      ];
      for (const path of ['/config.json', '/api/auth/profile']) {
        const { headers } = await ask('GET', path, { headers: { origin: ELSEWHERE } });
        const shown = headers.get('access-control-expose-headers')?.toLowerCase().split(',').sort();
        expect([path, shown]).toEqual([path, read]);
      }
    });

    it('may be read by no other, whatever it looks like', async () => {
      for (const origin of [
        'null',
        'https://evil.example',
        'https://web.clinic.example.evil.example',
        'https://evil-web.clinic.example',
        'https://evilweb.clinic.example',
        'https://a.web.clinic.example',
        'https://clinic.example',
        'http://web.clinic.example',
        'https://web.clinic.example:8443',
        'https://web.clinic.example/',
        'https://web.clinic.example, https://evil.example',
        'HTTPS://WEB.CLINIC.EXAMPLE',
        '*',
        'file://',
      ]) {
        for (const method of ['GET', 'OPTIONS']) {
          const [from] = await allowed(origin, method);
          expect([origin, method, from === null || from === ELSEWHERE]).toEqual([origin, method, true]);
          expect(from).not.toBe(origin);
        }
      }
    });
  });

  describe('knows where a request comes from', () => {
    const refusedFrom = async (headers: Record<string, string>) => {
      const email = `nobody${Math.random()}@spec.test`;
      await clinic.http.call('POST', '/api/auth/login', { body: { email, password: 'some word' }, headers });
      const [row] = await clinic.source.query(
        "select address from audit_entry where action = 'session.refused' order by id desc limit 1",
      );
      return row.address;
    };

    it('by the one proxy there is: what a client wrote before it has no effect', async () => {
      expect(await refusedFrom({ 'x-forwarded-for': '198.51.100.7' })).toBe('198.51.100.7');
      expect(await refusedFrom({ 'x-forwarded-for': '10.0.0.1, 192.0.2.9, 198.51.100.8' })).toBe('198.51.100.8');
      expect(await refusedFrom({ forwarded: 'for=192.0.2.1', 'x-real-ip': '192.0.2.1' })).toMatch(/127\.0\.0\.1$/);
    });

    it('also behind thousands of headers', async () => {
      const many = Object.fromEntries(Array.from({ length: 2_200 }, (_, index) => [`h${index.toString(36)}`, '']));
      expect(await refusedFrom({ ...many, 'x-forwarded-for': '198.51.100.9' })).toBe('198.51.100.9');
    });

    it('so that a limit cannot be escaped by writing another address into the header', async () => {
      const attempt = (sent: string) =>
        clinic.http.call('POST', '/api/auth/login', {
          body: { email: 'nobody@spec.test', password: 'some word' },
          headers: { 'x-forwarded-for': `${sent}, 203.0.113.77` },
        });
      const answers = [];
      for (let tried = 0; tried < 25; tried++) answers.push((await attempt(`192.0.2.${tried}`)).status);
      expect(answers.filter((status) => status === 401)).toHaveLength(20);
      expect(answers.at(-1)).toBe(429);
    });
  });
});

describe('without a proxy', () => {
  it('no header says where a request comes from', async () => {
    const clinic = await openWholeClinic();
    await clinic.http.call('POST', '/api/auth/login', {
      body: { email: 'nobody@spec.test', password: 'some word' },
      headers: { 'x-forwarded-for': '192.0.2.1' },
    });
    const [row] = await clinic.source.query("select address from audit_entry where action = 'session.refused'");
    expect(row.address).toMatch(/127\.0\.0\.1$/);
    await clinic.close();
  });
});
