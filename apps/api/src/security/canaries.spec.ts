import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mayRole, ROLES } from '@cuspid/platform/contracts';
import { environmentOf, Http, SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeClinic } from '../testing/whole-clinic';
import { bodyFor } from './bodies';
import { Callers, type Caller } from './callers';
import { Canaries } from './canaries';
import { addressIn, type World } from './objects';
import { addressOf, isWrite, operationsOf, type Operation } from './operations';
import { inParallel, PATIENCE } from './parallel';
import { linesOf } from './policy';
import { RunningApi } from './running';

/** Tables the sign-in stands on: without them every request ends at the door, and nothing behind it fails. */
const OF_THE_DOOR = /^(user|session|refresh_token|migrations|typeorm_metadata|attempt_limit|clinic_setting)/;
/** What a log line may consist of. */
const KEYS = [
  'card',
  'context',
  'err',
  'hostname',
  'level',
  'msg',
  'pid',
  'req',
  'reqId',
  'requestId',
  'res',
  'responseTime',
  'route',
  'time',
];

interface Prepared {
  operation: Operation;
  token: string | undefined;
  address: string;
  body: Record<string, unknown>;
}

describe('the log of a running process', () => {
  let clinic: SpecClinic;
  let running: RunningApi;
  let http: Http;
  let post: SMTPServer;
  let operations: Operation[];
  let callers: Callers;
  let other: Caller;
  const canaries = new Canaries();
  const statuses = new Map<number, number>();

  beforeAll(async () => {
    post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      // Servers like to repeat to whom they would not deliver.
      onRcptTo: ({ address }, _session, done) =>
        done(Object.assign(new Error(`450 <${address}>: no`), { responseCode: 450 })),
    });
    await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
    const place = post.server.address();
    const smtp = { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(typeof place === 'object' && place?.port) };
    clinic = await openWholeClinic(smtp);
    const folder = mkdtempSync(join(tmpdir(), 'cuspid-canaries-'));
    const folders = { FILE_STORAGE_FOLDER: join(folder, 'files'), MAIL_FOLDER: join(folder, 'outbox') };
    running = await RunningApi.start({
      ...environmentOf(clinic.settings),
      ...smtp,
      ...folders,
      PORT: '0',
      LOG_LEVEL: 'debug',
    });
    http = new Http(running.base);
    operations = operationsOf(clinic).filter(({ isStream }) => !isStream);
    callers = await Callers.open(clinic);
    other = await callers.make('ORTHODONTIST');
  }, PATIENCE);
  afterAll(async () => {
    await running.stop();
    await new Promise<void>((resolve) => post.close(resolve));
    await clinic.close();
  });

  const headersFor = (name: string) => ({
    'if-match': '"1"',
    'idempotency-key': canaries.word(`${name} key`),
    'user-agent': canaries.word(`${name} User-Agent`),
    'accept-language': canaries.word(`${name} Accept-Language`),
    referer: `https://clinic.example/${canaries.word(`${name} Referer`)}`,
    'x-request-id': `${canaries.word(`${name} X-Request-Id`)} of somebody`,
    cookie: `cuspid-refresh=${canaries.word(`${name} Cookie`)}; __Host-cuspid-refresh=${canaries.word(`${name} cookie`)}`,
  });

  const call = async (method: string, address: string, asked: Parameters<Http['call']>[2]) => {
    const { status } = await http.call(method, address, asked);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    return status;
  };

  const callerFor = async (operation: Operation) => {
    const role = ROLES.find((one) => linesOf(operation).some((line) => mayRole(one, line))) ?? 'ADMIN';
    const caller = await callers.make(role);
    if (caller.token) canaries.plant(caller.token, `token of ${operation.name}`);
    canaries.plant(caller.person.email, `address of ${operation.name}`);
    return caller;
  };

  /** Somebody the route is for, an address with something of theirs at it, and a body it takes. */
  const prepare = async (operation: Operation): Promise<Prepared> => {
    const { person, token } = await callerFor(operation);
    const world: World = { clinic, me: person, other: other.person };
    const address = await addressIn(world, operation, 0, 'own');
    return { operation, token, address, body: (await bodyFor(operation, world)) ?? {} };
  };

  /** Everything a route can be told, as a canary: taken, refused, and cut off at every door. */
  const tell = async ({ operation, token, address, body }: Prepared) => {
    const { name, method } = operation;
    const query = operation.query
      .map(({ name: key }) => `${key}=${encodeURIComponent(canaries.word(`${name}?${key}`))}`)
      .join('&');
    const send = (to: string, body?: unknown, more: Record<string, string> = {}) =>
      call(method, to, {
        ...(token && { token }),
        ...(body !== undefined && { body }),
        headers: { ...headersFor(name), ...more },
      });
    if (operation.body) {
      const stay = ['email', 'password', 'currentPassword', 'text', 'reason', 'token', 'idToken'];
      const taken = canaries.in(operation.body, body, name, stay);
      await send(address, { ...taken });
      await send(address, canaries.in(operation.body, body, name));
      await send(address, { ...taken, [canaries.word(`${name} key`)]: canaries.word(`${name} value of a key`) });
      await send(address, [canaries.word(`${name} list`)]);
    } else if (isWrite(operation)) await send(address);
    else await send(address);
    await send(`${address}?${query}&other=${canaries.word(`${name}?other`)}`);
    await send(
      addressOf(
        operation,
        operation.slots.map((slot) => canaries.word(`${name} ${slot}`)),
      ),
    );
    await call(method, address, { token: canaries.word(`${name} token`), headers: headersFor(name) });
    await call(method, address, {
      headers: {
        ...headersFor(name),
        'if-match': `"${canaries.word(`${name} If-Match`)}"`,
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
  };

  const lines = () => running.log.out.split('\n').filter(Boolean);

  it(
    'tells nothing of what was typed, sent or signed in with, whether it was taken, refused or failed',
    async () => {
      await inParallel(await inParallel(operations, 6, prepare), 6, tell);
      const malformed = `{"firstName": "${canaries.word('malformed JSON')}", ${canaries.word('malformed JSON')}}`;
      await fetch(`${http.base}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: malformed,
      });
      await call('GET', `/api/${canaries.word('address of no route')}/${canaries.word('address of no route')}`, {});
      await call('POST', '/api/auth/login', {
        body: { email: canaries.plant('qz-nobody@leak.test', 'sign-in'), password: SPEC_PASSWORD },
      });
      canaries.plant(SPEC_PASSWORD, 'the password');
      canaries.plant('$argon2', 'hash of a password');
      // The database quotes what it was given when it refuses a second one.
      await clinic.source.query('alter table patient add unique key patient_spec_province (province, address)');
      const twice = operations.find(({ name }) => name === 'POST /api/patients');
      if (twice) await Promise.all([tellTwice(twice)]);
      await clinic.source.query('alter table patient drop key patient_spec_province');
      const prepared = await inParallel(operations, 6, prepare);
      await without(() => inParallel(prepared, 6, tell));
      await sleep(2_500); // letters are tried, trails are written
      const { out, errors } = running.log;
      const failed = statuses.get(500) ?? 0;
      process.stdout.write(
        `canaries: ${canaries.planted.size} planted, ${lines().length} lines, ${failed} failures provoked\n`,
      );
      expect(canaries.found(out + errors)).toEqual([]);
      expect(failed).toBeGreaterThan(20);
      expect(out, 'our words, not the database’s').toMatch(/"type":"QueryFailedError".*"msg":"request failed"/);
      expect(out, 'a letter was refused').toMatch(/Letter \d+, attempt/);
      expect(lines().filter((line) => line.includes('"status":500')).length).toBeGreaterThan(20);
    },
    PATIENCE,
  );

  const tellTwice = async (operation: Operation) => {
    const { token } = await callerFor(operation);
    const address = canaries.word('an address the database refuses to have twice');
    const body = {
      lastName: 'Two',
      sex: 'OTHER',
      dateOfBirth: '1990-05-17',
      province: 'Central',
      address,
      isNotDuplicate: true,
    };
    for (const firstName of ['One', 'Other']) {
      await call('POST', '/api/patients', { ...(token && { token }), body: { ...body, firstName } });
    }
  };

  /** Does `work` while the tables behind the door are away: whatever reads or writes them fails. */
  const without = async (work: () => Promise<unknown>) => {
    const found: Record<string, string>[] = await clinic.source.query('show tables');
    const names = found.map((row) => Object.values(row)[0] ?? '').filter((name) => !OF_THE_DOOR.test(name));
    const rename = (pairs: string[][]) =>
      clinic.source.query('rename table ' + pairs.map(([from, to]) => `\`${from}\` to \`${to}\``).join(', '));
    await rename(names.map((name) => [name, `away_${name}`]));
    try {
      await work();
    } finally {
      await rename(names.map((name) => [`away_${name}`, name]));
    }
  };

  it('is one line of JSON an event, with the keys we write, whatever breaks out of a text somewhere else', async () => {
    const marks = ['\u001b[31mred', '\r\n{"level":60,"msg":"forged"}', '","msg":"forged', '\u2028forged', '\u0000'];
    for (const mark of marks) {
      const body = { email: `${mark}@leak.test`, password: mark };
      await call('POST', '/api/auth/login', { body });
      await call('GET', `/api/patients/${encodeURIComponent(mark)}?${encodeURIComponent(mark)}=1`, {});
    }
    await sleep(300);
    expect(running.log.errors).toBe('');
    for (const line of lines()) {
      const event: Record<string, unknown> = JSON.parse(line);
      expect(
        Object.keys(event).filter((key) => !KEYS.includes(key)),
        line,
      ).toEqual([]);
      expect(typeof event['level'] === 'number' && typeof event['time'] === 'number', line).toBe(true);
      expect(JSON.stringify(event), line).not.toContain('forged');
    }
    expect(running.log.out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/);
  });
});
