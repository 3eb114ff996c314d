import { request } from 'node:http';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredRoutes, type Route } from './testing/routes';
import { openWholeClinic } from './testing/whole-clinic';

/** What no answer may hold: our insides. */
const INSIDE =
  /at .*\.[tj]s:\d|[Ss]elect .* from|[Ss][Qq][Ll]|\bER_[A-Z]|node_modules|QueryFailed|[Cc]onstraint|[Tt]ype[Oo][Rr][Mm]/;

/** Values that are none, in the language of JSON. */
const VALUES = [
  'null',
  'true',
  '0',
  '-1',
  '1e309',
  '-0',
  '1.5',
  '9007199254740993',
  '""',
  '" "',
  '[]',
  '{}',
  '[[[]]]',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"x\\u0000y"',
  '"\' or 1=1 -- "',
  '"1; drop table patient"',
  '"%_\\\\"',
  '"../../etc/passwd"',
  '"{{7*7}}${7*7}<script>"',
  '["a",["b"]]',
  '{"toString":1}',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{}}}',
  '"2026-02-30"',
  '"0000-00-00"',
  '"9999-12-31T24:00:00Z"',
  `"${'ක'.repeat(5_000)}"`,
];

const ODD_PATHS = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  'NaN',
  '18446744073709551616',
  '%00',
  '%ff',
  '%zz',
  "1'--",
  '1%2f2',
  '..%2f1',
  '%F0%9F%A6%B7',
  'constructor',
  '__proto__',
];

describe('hostile requests', () => {
  let clinic: SpecClinic;
  let admin: Person, surgeon: Person;
  let routes: Route[];
  let ids: number[];

  beforeAll(async () => {
    clinic = await openWholeClinic();
    [admin, surgeon] = [await clinic.person('ADMIN'), await clinic.person('ORTHODONTIST')];
    ids = [await clinic.patient({}, [surgeon])];
    routes = declaredRoutes(clinic.app).filter(({ path }) => !/logout|events$/.test(path));
  });
  afterAll(() => clinic.close());

  const raw = async (method: string, path: string, body: string | undefined, me: Person) => {
    const response = await fetch(clinic.http.base + path, {
      method,
      headers: {
        authorization: `Bearer ${await clinic.http.token(me)}`,
        'if-match': '"1"',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
  };

  const expectCalm = ({ status, text, type }: Awaited<ReturnType<typeof raw>>, what: string) => {
    expect(status, `${what}: ${text}`).not.toBe(500);
    if (status < 400 || status === 503) return;
    expect(type, what).toContain('application/problem+json');
    expect(text, what).not.toMatch(INSIDE);
  };

  const addressOf = ({ path }: Route) => path.replace(/:token/, 'x').replace(/:\w+/g, String(ids[0]));

  /** The fields of a route's body or query, as the document tells them. */
  const fieldsOf = async (): Promise<Map<string, string[]>> => {
    const { body } = await clinic.http.call('GET', '/api/openapi.json');
    const document: {
      paths: Record<
        string,
        Record<
          string,
          {
            parameters?: { in: string; name: string }[];
            requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
          }
        >
      >;
      components: { schemas: Record<string, { properties?: object }> };
    } = JSON.parse(JSON.stringify(body));
    return new Map(
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(item).map(([method, { requestBody, parameters }]): [string, string[]] => {
          const name = requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1) ?? '';
          const query = (parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
          const fields = [...query, ...Object.keys(document.components.schemas[name]?.properties ?? {})];
          return [`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, fields];
        }),
      ),
    );
  };

  it('in every field of every body are refused or taken, never a failure of ours', async () => {
    const fields = await fieldsOf();
    let asked = 0;
    for (const route of routes.filter(({ inputs }) => inputs.some(({ kind }) => kind === 'body'))) {
      for (const field of fields.get(route.name) ?? []) {
        const bodies = VALUES.map((value) => `{"${field}":${value}}`);
        const answers = await Promise.all(bodies.map((body) => raw(route.method, addressOf(route), body, admin)));
        answers.forEach((answer, index) => expectCalm(answer, `${route.name} ${bodies[index]?.slice(0, 80)}`));
        asked += answers.length;
      }
    }
    expect(asked).toBeGreaterThan(800);
  });

  it('in every query key are refused or taken, never a failure of ours', async () => {
    const fields = await fieldsOf();
    for (const route of routes.filter(({ inputs }) => inputs.some(({ kind }) => kind === 'query'))) {
      for (const field of fields.get(route.name) ?? []) {
        const texts = [
          ...ODD_PATHS,
          '%E0%B6%9A'.repeat(300),
          '&' + field + '=2',
          'a'.repeat(4_000),
          '1e309',
          '2026-13-01',
          '+++',
        ];
        const paths = texts.map((text) => `${addressOf(route)}?${field}=${text}`);
        const answers = await Promise.all(paths.map((path) => raw('GET', path, undefined, surgeon)));
        answers.forEach((answer, index) => expectCalm(answer, String(paths[index])));
      }
    }
  });

  it('in the address are refused, never a failure of ours', async () => {
    for (const route of routes.filter(({ path }) => path.includes(':'))) {
      const paths = ODD_PATHS.map((odd) => route.path.replace(/:\w+/g, odd));
      const body = route.inputs.some(({ kind }) => kind === 'body') ? '{}' : undefined;
      const answers = await Promise.all(paths.map((path) => raw(route.method, path, body, surgeon)));
      answers.forEach((answer, index) => {
        expectCalm(answer, `${route.method} ${paths[index]}`);
        expect(answer.status, `${route.method} ${paths[index]}`).toBeGreaterThanOrEqual(400);
      });
    }
  });

  it('that are no JSON, too deep, too large or of another kind are told so', async () => {
    const ask = async (body: string, headers: Record<string, string> = {}) => {
      const token = await clinic.http.token(admin);
      const response = await fetch(`${clinic.http.base}/api/patients`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body,
      });
      const told: unknown = await response.json();
      return [response.status, typeof told === 'object' && told !== null && Reflect.get(told, 'code')];
    };
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

  it('do not reach another route by a trick of the address or the method', async () => {
    const token = await clinic.http.token(surgeon);
    const status = async (method: string, path: string, headers = {}) =>
      (await clinic.http.call(method, path, { token, headers })).status;
    expect(await status('POST', '/api/patients', { 'x-http-method-override': 'GET' })).toBe(403);
    for (const path of [
      '/api//patients',
      '/api/patients;x',
      '/api/%70atients%00',
      '/api/./nothing',
      '/API/queue/displays',
    ]) {
      expect([403, 404, 400], path).toContain(await status('GET', path));
    }
  });

  it('show nothing of themselves in another answer’s headers', async () => {
    const answer = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const call = request(
        `${clinic.http.base}/api/health/live`,
        { headers: { 'x-request-id': 'short' } },
        (response) => {
          response.resume();
          resolve(response.headers);
        },
      );
      call.on('error', reject).end();
    });
    expect(JSON.stringify(answer)).not.toContain('short');
    expect(answer).not.toHaveProperty('x-powered-by');
  });

  it('leave no answer with a patient in it for a cache to keep', async () => {
    for (const path of ['/api/patients', '/api/queue', '/api/patients/999999', '/api/auth/profile']) {
      const { headers } = await clinic.http.as(admin, 'GET', path);
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });
});
