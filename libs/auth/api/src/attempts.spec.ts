import { refusal, SPEC_PASSWORD, type Http, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Attempts, LIMITS } from './attempts';
import { networkOf } from './from';
import { openAuthClinic } from './testing/auth-clinic';
import { behindProxy, forgetTries, lastEntry, reasonsSince, tryFrom } from './testing/sign-in-tries';

/** Reliability A5 has five hundred. */
const ACCOUNTS = process.env['CUSPID_LONG'] ? 500 : 120;

describe('failed sign-ins', () => {
  let clinic: SpecClinic;
  let replicas: Http[];
  let last: number;

  beforeAll(async () => {
    clinic = await openAuthClinic();
    const others = [await clinic.replica(), await clinic.replica()];
    [clinic, ...others].forEach(behindProxy);
    replicas = [clinic.http, ...others.map(({ http }) => http)];
  });
  beforeEach(async () => {
    await forgetTries(clinic);
    last = await lastEntry(clinic);
  });
  afterAll(() => clinic.close());

  const replica = (number: number) => replicas[number % replicas.length] ?? clinic.http;
  const fail = async (times: number, address: string, email: string) => {
    for (let time = 0; time < times; time++) await tryFrom(address, replica(time), email, 'not the password');
  };
  const right = (address: string, email: string) => tryFrom(address, clinic.http, email, SPEC_PASSWORD);

  it('two hundred at once on three replicas do five checks; then the right password looks like a wrong one', async () => {
    const { email } = await clinic.person('NURSE');
    const tries = Array.from({ length: 200 }, (_, n) =>
      tryFrom(`198.51.100.${n}`, replica(n), email, `not the password ${n}`),
    );
    const answers = await Promise.all(tries);
    expect(new Set(answers.map((answer) => JSON.stringify(refusal(answer)))).size).toBe(1);
    expect(await reasonsSince(clinic, last)).toEqual({ wrong: 5, locked: 195 });
    const [locked, wrong] = [
      await right('192.0.2.1', email),
      await tryFrom('192.0.2.2', clinic.http, 'no@spec.test', 'x'),
    ];
    expect(refusal(locked)).toEqual(refusal(wrong));
    expect(locked.headers.getSetCookie()).toEqual([]);
    expect(Object.keys(Object.fromEntries(locked.headers)).sort()).toEqual(
      Object.keys(Object.fromEntries(wrong.headers)).sort(),
    );
  }, 120_000);

  it('of strangers never keep out whoever signs in from their own network', async () => {
    const { email } = await clinic.person('NURSE');
    expect((await right('10.0.4.17', email)).status).toBe(200);
    await fail(5, '198.51.100.7', email);
    expect((await right('198.51.100.8', email)).status).toBe(401);
    expect((await right('10.0.4.17', email)).status).toBe(200);
  });

  it('from one’s own network count for that network', async () => {
    const { email } = await clinic.person('NURSE');
    await right('10.0.4.17', email);
    await right('10.0.4.18', email);
    await fail(5, '10.0.4.17', email);
    expect((await right('10.0.4.17', email)).status).toBe(401);
    expect((await right('10.0.4.18', email)).status).toBe(200);
  });

  it('are forgotten after a quarter of an hour, and the first time it is right', async () => {
    const { email } = await clinic.person('NURSE');
    await fail(4, '198.51.100.7', email);
    expect((await right('198.51.100.7', email)).status).toBe(200);
    await fail(5, '198.51.100.9', email);
    expect((await right('198.51.100.9', email)).status).toBe(401);
    await clinic.source.query('update attempt_limit set ends_at = date_sub(ends_at, interval 15 minute)');
    expect((await right('198.51.100.9', email)).status).toBe(200);
  });

  it('count together however the address is written', async () => {
    const { email } = await clinic.person('NURSE', { email: 'rene.perera@spec.test' });
    for (const written of ['RENE.perera@spec.test', 'rené.perera@spec.test', 'rene.perera@SPEC.test', email, email]) {
      await tryFrom('198.51.100.7', clinic.http, written, 'not the password');
    }
    expect((await right('198.51.100.8', email)).status).toBe(401);
  });

  it('of accounts that do not exist are counted alike', async () => {
    await fail(8, '198.51.100.7', 'nobody@spec.test');
    const rows = await clinic.source.query('select `count` from attempt_limit order by `count`');
    expect(rows.map(({ count }: { count: number }) => Number(count))).toEqual([5, 8]);
  });

  it('with one password at account after account from one address are stopped after twenty, and nobody else is', async () => {
    const { email } = await clinic.person('NURSE');
    const tries = Array.from({ length: ACCOUNTS }, (_, n) =>
      tryFrom('203.0.113.5', replica(n), `p${n}@spec.test`, 'Spring-2026!'),
    );
    const answers = await Promise.all(tries);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(ACCOUNTS - 20);
    expect(refused[0]?.body).toMatchObject({ code: 'too-many-attempts' });
    for (const { headers } of refused) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    }
    expect(await reasonsSince(clinic, last)).toEqual({ unknown: 20 });
    expect((await right('203.0.113.5', email)).status).toBe(429);
    expect((await right('203.0.113.6', email)).status).toBe(200);
    await clinic.source.query('update attempt_limit set ends_at = date_sub(ends_at, interval 1 minute)');
    expect((await right('203.0.113.5', email)).status).toBe(200);
  });

  it('are not what sixty people are who sign in from one address in the same minute', async () => {
    const people = await Promise.all(Array.from({ length: 60 }, () => clinic.person('NURSE')));
    await fail(8, '10.0.4.1', 'nobody@spec.test');
    const answers = await Promise.all(
      people.map(({ email }, n) => tryFrom('10.0.4.1', replica(n), email, SPEC_PASSWORD)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('a hundred at once from one address keep nobody else waiting', async () => {
    const { email } = await clinic.person('NURSE');
    const flood = Array.from({ length: 100 }, (_, n) =>
      tryFrom('203.0.113.9', clinic.http, `p${n}@spec.test`, 'Spring-2026!'),
    );
    const done: string[] = [];
    const over = Promise.all(flood).then(() => done.push('flood'));
    expect((await right('10.0.4.17', email)).status).toBe(200);
    done.push('nurse');
    await over;
    expect(done).toEqual(['nurse', 'flood']);
  });

  it('are kept without anybody’s address', async () => {
    const { email } = await clinic.person('NURSE');
    await fail(2, '203.0.113.77', email);
    const kept = JSON.stringify(await clinic.source.query('select * from attempt_limit'));
    expect(kept).not.toContain(email.split('@')[0]);
    expect(kept).not.toContain('203.0.113');
  });

  it('mean nothing any more once the account is cleared', async () => {
    const { email } = await clinic.person('NURSE');
    await right('10.0.4.17', email);
    await Promise.all([fail(5, '10.0.4.17', email), fail(5, '198.51.100.1', email)]);
    await clinic.get(Attempts).clear(LIMITS.account, email);
    expect((await right('198.51.100.2', email)).status).toBe(200);
    expect((await right('10.0.4.17', email)).status).toBe(200);
  });
});

describe('a network', () => {
  it.each([
    ['10.0.4.17', '10.0.4.17'],
    ['::ffff:10.0.4.17', '10.0.4.17'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is one where the address is not known', () => {
    expect(networkOf(null)).toBe('unknown');
  });
});
