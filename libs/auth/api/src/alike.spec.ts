import { MEASURED_AGAIN, refusal, SPEC_PASSWORD, type Answered, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAuthClinic } from './testing/auth-clinic';
import { behindProxy, forgetTries, tryFrom } from './testing/sign-in-tries';

/** Reliability A6: 400 pairs in the long form, on a machine of its own. */
const isLong = Boolean(process.env['CUSPID_LONG']);
const pairsOf = (short: number) => (isLong ? 400 : short);
/**
 * How far the medians may differ: 5 ms, or a twentieth where the machine is slow; in the short form, on a machine that runs
 * other specs besides, a third of what a sign-in takes. One that skips its hash, or does it twice, is far outside.
 */
const mayDiffer = (usual: number) => (isLong ? Math.max(5, usual / 20) : Math.max(8, usual / 3));

type Pair = [() => Promise<Answered>, () => Promise<Answered>];

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** How likely it is that two lists of times come from one source (Mann–Whitney, normal approximation, two-sided). */
function likeness(one: number[], two: number[]): number {
  const wins = one.reduce((sum, a) => sum + two.reduce((won, b) => won + (a < b ? 1 : a === b ? 0.5 : 0), 0), 0);
  const [mean, spread] = [
    (one.length * two.length) / 2,
    (one.length * two.length * (one.length + two.length + 1)) / 12,
  ];
  const z = Math.abs(wins - mean) / Math.sqrt(spread);
  // Abramowitz and Stegun 7.1.26
  const t = 1 / (1 + (0.3275911 * z) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return tail * Math.exp((-z * z) / 2);
}

describe('whether somebody has an account', () => {
  let clinic: SpecClinic;
  let known: string;
  let gone: string;
  let locked: string;

  beforeAll(async () => {
    clinic = await openAuthClinic();
    behindProxy(clinic);
    known = (await clinic.person('NURSE')).email;
    gone = (await clinic.person('NURSE', { isActive: false })).email;
    locked = (await clinic.person('NURSE')).email;
  });
  beforeEach(() => forgetTries(clinic));
  afterAll(() => clinic.close());

  let address = 0;
  const attempt = (email: string, password: string) => {
    address++;
    return tryFrom(`198.51.${address >> 8}.${address & 255}`, clinic.http, email, password);
  };
  const forgot = (email: string) => {
    address++;
    return clinic.http.call('POST', '/api/auth/password/forgot', {
      body: { email },
      headers: { 'x-forwarded-for': `203.0.${address >> 8}.${address & 255}` },
    });
  };

  /** Times of both, by turns, so that whatever else the machine does falls on both. */
  const compare = async (pairs: number, [one, two]: Pair, between: () => Promise<unknown>) => {
    const times: [number[], number[]] = [[], []];
    const seen = new Set<string>();
    for (let pair = 0; pair < pairs * 2; pair++) {
      const which = (pair + (pair >> 1)) % 2; // one two, two one, …
      const began = performance.now();
      const answer = await (which ? two : one)();
      times[which === 1 ? 1 : 0].push(performance.now() - began);
      const { date: _, ...headers } = Object.fromEntries(answer.headers);
      seen.add(JSON.stringify([refusal(answer), Object.keys(headers).sort()]));
      await between();
    }
    const differs = Math.abs(median(times[0]) - median(times[1]));
    return { answers: seen.size, usual: median(times[1]), differs, likeness: likeness(...times) };
  };
  const report = (what: string, { differs, likeness: p }: { differs: number; likeness: number }) => {
    if (isLong) process.stdout.write(`A6 ${what}: medians differ ${differs.toFixed(2)} ms, p = ${p.toFixed(3)}\n`);
  };

  it.each([
    ['wrong', 60, () => [known, 'not the password']],
    ['inactive', 20, () => [gone, SPEC_PASSWORD]],
    ['locked', 20, () => [locked, SPEC_PASSWORD]],
  ])(
    'does not show from a sign-in that is %s: neither by the byte nor by the clock',
    { timeout: 300_000, retry: MEASURED_AGAIN },
    async (what, pairs, who) => {
      const [email = '', password = ''] = who();
      if (what === 'locked') for (let time = 0; time < 5; time++) await attempt(email, 'not the password');
      const keep = () => (what === 'locked' ? Promise.resolve() : forgetTries(clinic));
      const pair: Pair = [() => attempt(email, password), () => attempt('nobody@spec.test', password)];
      const result = await compare(pairsOf(pairs), pair, keep);
      report(what, result);
      expect(result.answers).toBe(1);
      expect(result.differs).toBeLessThan(mayDiffer(result.usual));
      if (isLong) expect(result.likeness).toBeGreaterThan(0.01);
    },
  );

  it('does not show from asking for a new password', { timeout: 300_000, retry: MEASURED_AGAIN }, async () => {
    const pair: Pair = [() => forgot(known), () => forgot('nobody@spec.test')];
    const result = await compare(pairsOf(60), pair, () => forgetTries(clinic));
    report('forgotten', result);
    expect(result.answers).toBe(1);
    expect(result.differs).toBeLessThan(mayDiffer(result.usual));
  });
});
