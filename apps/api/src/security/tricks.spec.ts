import { Agent, request } from 'node:http';
import { mayRole, ROLES } from '@cuspid/platform/contracts';
import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { Callers, type Caller } from './callers';
import { uncalm } from './calm';
import { addressIn, type World } from './objects';
import { operationsOf, type Operation } from './operations';
import { inParallel, PATIENCE } from './parallel';
import { linesOf } from './policy';

interface Heard {
  status: number;
  headers: Record<string, unknown>;
  type: string;
  text: string;
}

/** Ways to write the same address otherwise, for whoever compares addresses as text. */
const WRITINGS: Record<string, (path: string) => string> = {
  'a slash at the end': (path) => `${path}/`,
  'two slashes at the end': (path) => `${path}//`,
  'two slashes': (path) => path.replace('/api/', '/api//'),
  'two slashes in front': (path) => `/${path}`,
  'a dot': (path) => path.replace('/api/', '/api/./'),
  'a dot in hexadecimal': (path) => path.replace('/api/', '/api/%2e/'),
  'up and down': (path) => path.replace('/api/', '/api/health/../'),
  'up and down in hexadecimal': (path) => path.replace('/api/', '/api/health/%2e%2e/'),
  capitals: (path) => path.toUpperCase(),
  'a capital': (path) => path.replace('/api/', '/Api/'),
  'a parameter of the path': (path) => `${path};x`,
  'a parameter with a value': (path) => path.replace('/api', '/api;jsessionid=1'),
  'a letter in hexadecimal': (path) =>
    path.replace(
      /([a-z])([^/]*)$/,
      (_, letter: string, rest: string) => `%${letter.charCodeAt(0).toString(16)}${rest}`,
    ),
  'a slash in hexadecimal': (path) => path.replace('/api/', '/api%2f'),
  'a backslash': (path) => path.replace('/api/', '/api\\'),
  'a file of another kind': (path) => `${path}.json`,
  'a blank': (path) => `${path}%20`,
  'a NUL': (path) => `${path}%00`,
  'a fragment': (path) => `${path}%23`,
  'another host in front': (path) => `http://127.0.0.1${path}`,
};

/** Headers some frameworks believe instead of the request line. */
const HEADERS: Record<string, string>[] = [
  { 'x-http-method-override': 'GET' },
  { 'x-method-override': 'GET' },
  { 'x-original-url': '/api/health' },
  { 'x-rewrite-url': '/api/health' },
  { 'x-forwarded-prefix': '/api/health' },
  { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' },
  { authorization: 'Bearer null' },
];

describe('a trick of the address, the method or a header', () => {
  let clinic: SpecClinic;
  let operations: Operation[];
  let world: World;
  let lacking: Map<Operation, Caller>;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });

  beforeAll(async () => {
    clinic = await openWholeClinic();
    operations = operationsOf(clinic);
    const callers = await Callers.open(clinic);
    const all = await Promise.all(ROLES.map((role) => callers.make(role)));
    const [me, other] = all.map(({ person }) => person);
    if (!me || !other) throw new Error('nobody is there');
    world = { clinic, me, other };
    lacking = new Map(
      operations.flatMap((operation) => {
        const person = all.find(({ person: { role } }) => !linesOf(operation).some((line) => mayRole(role, line)));
        return person && !operation.isPublic ? [[operation, person] as const] : [];
      }),
    );
  });
  afterAll(async () => {
    agent.destroy();
    await clinic.close();
  });

  /** Sends the address as it is written: `fetch` would tidy it. */
  const raw = (method: string, path: string, headers: Record<string, string> = {}): Promise<Heard> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(clinic.http.base);
      const call = request({ agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        const end = () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            type: response.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          });
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', end);
        response.on('error', reject);
        if (response.headers['content-type'] === 'text/event-stream') {
          call.destroy();
          end();
        }
      });
      call.on('error', reject).end();
    });

  it(
    'opens no route to who is not signed in, or lacks the permission: twenty ways to write each address',
    async () => {
      let asked = 0;
      const closed = operations.filter(({ isPublic }) => !isPublic);
      const opened = await inParallel(closed, 12, async (operation) => {
        const address = await addressIn(world, operation, 0, 'own');
        const token = lacking.get(operation)?.token;
        const wrong: string[] = [];
        for (const [trick, write] of Object.entries(WRITINGS)) {
          const without: Record<string, string> = {};
          for (const headers of [without, ...(token ? [{ authorization: `Bearer ${token}` }] : [])]) {
            const answer = await raw(operation.method, write(address), headers);
            asked += 1;
            const isClosed = [400, 401, 403, 404, 405].includes(answer.status);
            const isOurs = write(address).toLowerCase().startsWith('/api/'); // another address is a page's, and there is none
            const faults = [...(isClosed ? [] : [`${answer.status}`]), ...(isOurs ? uncalm(answer) : [])];
            wrong.push(...faults.map((fault) => `${operation.name}, ${trick}: ${fault}`));
          }
        }
        return wrong;
      });
      process.stdout.write(`tricks: ${asked} addresses\n`);
      expect(opened.flat()).toEqual([]);
    },
    PATIENCE,
  );

  it('in a header changes neither the method nor the address nor who asks', async () => {
    const opened = await inParallel(
      operations.filter(({ isPublic }) => !isPublic),
      12,
      async (operation) => {
        const address = await addressIn(world, operation, 0, 'own');
        const answers = await Promise.all(HEADERS.map((headers) => raw(operation.method, address, headers)));
        return answers.filter(({ status }) => status !== 401).map(({ status }) => `${operation.name}: ${status}`);
      },
    );
    expect(opened.flat()).toEqual([]);
  });

  it('HEAD is asked what GET is asked, and says nothing more', async () => {
    for (const operation of operations.filter(({ method, isStream }) => method === 'GET' && !isStream)) {
      const address = await addressIn(world, operation, 0, 'own');
      const token = lacking.get(operation)?.token;
      const { status, text } = await raw('HEAD', address);
      if (!operation.isPublic) expect([operation.name, status, text]).toEqual([operation.name, 401, '']);
      if (token)
        expect((await raw('HEAD', address, { authorization: `Bearer ${token}` })).status, operation.name).toBe(403);
    }
  });

  it('any other method has no route: nothing happens and nothing is shown', async () => {
    for (const path of new Set(operations.map(({ path: one }) => one))) {
      const known = operations.filter((operation) => operation.path === path).map(({ method }) => method);
      const address = path.replace(/:\w+/g, '1');
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'OPTIONS', 'LINK'].filter(
        (one) => !known.includes(one),
      )) {
        const { status, text } = await raw(method, address);
        const isTold = method === 'OPTIONS' && /^[A-Z, ]*$/.test(text) && status < 300;
        expect(isTold || [400, 401, 404, 405].includes(status), `${method} ${path}: ${status} ${text}`).toBe(true);
      }
    }
  });
});
