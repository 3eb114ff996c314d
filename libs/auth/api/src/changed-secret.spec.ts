import type { Http, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isIn, openAuthClinic, refresh, signIn, type Browser } from './testing/auth-clinic';

const [FIRST, SECOND] = ['Qm7x2Lr9Vt4Kd8Ws1Zb6Nf3Hj5Pc0GyA', 'Ea4u8Xo1Ri6Tq9Yw2Sl7Dk3Fm5Bv0HnC'];

describe('while the signing secret is changed', () => {
  let before: SpecClinic;
  let browsers: Browser[];

  beforeAll(async () => {
    before = await openAuthClinic({ JWT_SECRET: FIRST });
    const people = await Promise.all([1, 2, 3].map(() => before.person('NURSE')));
    browsers = await Promise.all(people.map(({ email }) => signIn(before.http, email)));
  });
  afterAll(() => before.close());

  const after = async (environment: Record<string, string>, look: (http: Http) => Promise<void>) => {
    const process = await before.replica(environment);
    await look(process.http);
  };

  it('nobody is signed out: tokens of the secret before are taken, new ones name the new', async () => {
    const [first, second] = browsers;
    if (!first || !second) throw new Error('nobody is signed in');
    const used = await refresh(before.http, first.cookie);
    await after({ JWT_SECRET: SECOND, JWT_SECRET_PREVIOUS: FIRST }, async (http) => {
      expect(await isIn(http, first)).toBe(true);
      // The answer got lost while the process was replaced: the second asking gives what the first did.
      expect(await refresh(http, first.cookie)).toMatchObject({ cookie: Reflect.get(Object(used), 'cookie') });
      const next = await refresh(http, second.cookie);
      if (typeof next === 'number') throw new Error(`refused: ${next}`);
      expect(await isIn(http, next)).toBe(true);
      expect(kidOf(next)).not.toBe(kidOf(second));
    });
  });

  it('the old one is worth nothing once it is taken away', async () => {
    const [, , third] = browsers;
    if (!third) throw new Error('nobody is signed in');
    await after({ JWT_SECRET: SECOND }, async (http) => {
      expect(await isIn(http, third)).toBe(false);
      // The refresh token was drawn, not signed: who was away meanwhile is still signed in.
      const next = await refresh(http, third.cookie);
      expect(next).toMatchObject({ token: expect.any(String) });
    });
  });
});

const kidOf = ({ token }: Browser): unknown =>
  Reflect.get(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()), 'kid');
