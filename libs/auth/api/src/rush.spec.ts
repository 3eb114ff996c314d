import { setTimeout as sleep } from 'node:timers/promises';
import { MEASURED_AGAIN, SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAuthClinic, signIn } from './testing/auth-clinic';
import { behindProxy, tryFrom } from './testing/sign-in-tries';

/** Reliability A16 promises 300 ms; a machine that is busy with other specs is given as much more as it needs anyhow. */
const isLong = Boolean(process.env['CUSPID_LONG']);
const mayTake = (usual: number) => (isLong ? 300 : Math.max(1_000, usual * 10));
const p99Of = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN;

describe('eight o’clock', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openAuthClinic();
    behindProxy(clinic);
  });
  afterAll(() => clinic.close());

  it(
    'lets two hundred sign in at once and asks the others to come again, while whoever works already notices little',
    { timeout: 120_000, retry: MEASURED_AGAIN },
    async () => {
      const people = await Promise.all(Array.from({ length: 300 }, () => clinic.person('NURSE')));
      const { token } = await signIn(clinic.http, people[0]?.email ?? '');
      const look = async () => {
        const began = performance.now();
        expect((await clinic.http.call('GET', '/api/staff?limit=10', { token })).status).toBe(200);
        await sleep(10);
        return performance.now() - began - 10;
      };
      const usual: number[] = [];
      while (usual.length < 30) usual.push(await look());
      let isRush = true;
      const times: number[] = [];
      const working = (async () => {
        while (isRush) times.push(await look());
      })();
      const began = performance.now();
      const tries = people.map(({ email }, n) =>
        tryFrom(`10.0.${n >> 6}.${n & 63}`, clinic.http, email, SPEC_PASSWORD),
      );
      const answers = await Promise.all(tries);
      const took = performance.now() - began;
      isRush = false;
      await working;
      const busy = answers.filter(({ status }) => status !== 200);
      expect(answers.length - busy.length).toBeGreaterThanOrEqual(200);
      expect(new Set(busy.map(({ status, body }) => `${status} ${String(body['code'])}`))).toEqual(
        new Set(['503 busy']),
      );
      expect(Number(busy[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
      const p99 = p99Of(times);
      if (isLong)
        process.stdout.write(
          `A16: ${answers.length - busy.length} sign-ins in ${took.toFixed(0)} ms, others’ p99 ${p99.toFixed(0)} ms\n`,
        );
      expect(p99).toBeLessThan(mayTake(p99Of(usual)));
      const kinds = await clinic.source.query('select distinct left(password_hash, 30) as kind from `user`');
      expect(kinds).toEqual([{ kind: '$argon2id$v=19$m=19456,t=2,p=1' }]);
    },
  );
});
