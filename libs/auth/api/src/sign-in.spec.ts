import { SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isIn, openAuthClinic, refresh, signIn } from './testing/auth-clinic';

describe('signing in', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openAuthClinic();
  });
  afterAll(() => clinic.close());

  const attempt = (email: string, password: string) =>
    clinic.http.call('POST', '/api/auth/login', { body: { email, password } });

  it('says who one is, in whatever case the address is typed', async () => {
    const { id, email, name } = await clinic.person('ORTHODONTIST', { email: 'Ana.Ortho@spec.test'.toLowerCase() });
    const { status, body } = await attempt(' ANA.ortho@Spec.test ', SPEC_PASSWORD);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      expiresIn: 600,
      user: { id, email, name, role: 'ORTHODONTIST', mustChangePassword: false },
    });
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'expiresIn', 'user']);
    expect(JSON.stringify(body['user'])).not.toMatch(/hash|argon/i);
  });

  it('writes every sign-in and every refusal down, never a password', async () => {
    const { id, email } = await clinic.person('NURSE');
    await attempt(email, 'wrong-secret-word');
    await attempt(email, SPEC_PASSWORD);
    const rows = await clinic.source.query('select * from audit_entry where actor_id = ? order by id', [id]);
    expect(rows).toMatchObject([
      { action: 'session.refused', after: '{"by":"password","reason":"wrong"}' },
      { action: 'session.begun', after: '{"by":"password"}', address: expect.any(String) },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/wrong-secret-word|spec’s own/);
  });

  it('does not wait for one another: thirty sign-ins at once all get in', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => clinic.person('NURSE')));
    const answers = await Promise.all(people.map(({ email }) => attempt(email, SPEC_PASSWORD)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('refuses the cookie from another site’s page', async () => {
    const { email } = await clinic.person('NURSE');
    const { cookie } = await signIn(clinic.http, email);
    for (const origin of ['https://evil.example', 'null', `${clinic.http.base}.evil.example`]) {
      const answer = await clinic.http.call('POST', '/api/auth/refresh', { headers: { cookie, origin } });
      expect([answer.status, answer.body['code']], origin).toEqual([403, 'foreign-origin']);
    }
    expect(await refresh(clinic.http, cookie)).not.toBe(401);
  });
});

describe('a password', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openAuthClinic();
  });
  afterAll(() => clinic.close());

  const change = (token: string, currentPassword: string, newPassword: string) =>
    clinic.http.call('PUT', '/api/auth/password', { token, body: { currentPassword, newPassword } });

  it('that is temporary opens only what changes it; then everything, and the old one nothing', async () => {
    const { email } = await clinic.person('NURSE', { mustChangePassword: true });
    const { token } = await signIn(clinic.http, email);
    const gated = await clinic.http.call('GET', '/api/staff', { token });
    expect([gated.status, gated.body['code']]).toEqual([403, 'password-change-required']);
    expect((await clinic.http.call('GET', '/api/auth/profile', { token })).body).toMatchObject({
      mustChangePassword: true,
    });
    const { status, body } = await change(token, SPEC_PASSWORD, 'three plain words 7');
    expect([status, Reflect.get(Object(body['user']), 'mustChangePassword')]).toEqual([200, false]);
    expect((await clinic.http.call('GET', '/api/staff', { token: String(body['accessToken']) })).status).toBe(200);
    await expect(signIn(clinic.http, email)).rejects.toThrow('401');
    await signIn(clinic.http, email, 'three plain words 7');
  });

  it('that changes ends every other session at once', async () => {
    const { email } = await clinic.person('NURSE');
    const [here, there] = [await signIn(clinic.http, email), await signIn(clinic.http, email)];
    expect((await change(here.token, SPEC_PASSWORD, 'three plain words 7')).status).toBe(200);
    await expect.poll(() => isIn(clinic.http, there), { timeout: 1_000, interval: 50 }).toBe(false);
    expect(await refresh(clinic.http, there.cookie)).toBe(401);
    expect(await isIn(clinic.http, here)).toBe(false);
  });

  it('is refused when it is short, the old one, or the old one is wrong', async () => {
    const { email } = await clinic.person('NURSE');
    const { token } = await signIn(clinic.http, email);
    for (const [now, next, path] of [
      [SPEC_PASSWORD, 'nine char', 'newPassword'],
      [SPEC_PASSWORD, SPEC_PASSWORD, 'newPassword'],
      ['not the password', 'three plain words 7', 'currentPassword'],
    ] as const) {
      expect((await change(token, now, next)).body).toMatchObject({ status: 422, errors: [{ path }] });
    }
  });

  it('changed twice at the same moment changes once', async () => {
    const { email } = await clinic.person('NURSE');
    const { token } = await signIn(clinic.http, email);
    const words = ['the first new one', 'the second new one'];
    const answers = await Promise.all(words.map((word) => change(token, SPEC_PASSWORD, word)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('may be long, in any script, and is kept as Argon2id alone', async () => {
    const { id, email } = await clinic.person('NURSE');
    const { token } = await signIn(clinic.http, email);
    const long = `  ශ්‍රී லங்கா 🦷 ${'x'.repeat(150)} `;
    expect((await change(token, SPEC_PASSWORD, long)).status).toBe(200);
    await signIn(clinic.http, email, long);
    await expect(signIn(clinic.http, email, long.trim())).rejects.toThrow('401');
    const [{ password_hash: kept }] = await clinic.source.query('select password_hash from `user` where id = ?', [id]);
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
