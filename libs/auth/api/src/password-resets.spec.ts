import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusal, SPEC_PASSWORD, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isIn, openAuthClinic, signIn } from './testing/auth-clinic';
import { linkIn, mailbox, tokenIn } from './testing/post';
import { forgetTries } from './testing/sign-in-tries';

const NEW = 'three plain words 7';

describe('a forgotten password', () => {
  let clinic: SpecClinic;
  let other: Awaited<ReturnType<SpecClinic['replica']>>;

  beforeAll(async () => {
    clinic = await openAuthClinic({ WEB_URL: 'https://clinic.example/app' });
    other = await clinic.replica();
  });
  beforeEach(() => forgetTries(clinic));
  afterAll(() => clinic.close());

  const ask = (email: string) => clinic.http.call('POST', '/api/auth/password/forgot', { body: { email } });
  const reset = (token: string, newPassword = NEW, http = clinic.http) =>
    http.call('POST', '/api/auth/password/reset', { body: { token, newPassword } });
  const letters = (email: string, count: number) =>
    expect.poll(() => mailbox(clinic, email), { timeout: 5_000, interval: 50 }).toHaveLength(count);
  const newest = async (email: string) => (await mailbox(clinic, email)).at(-1) ?? expect.fail('no letter');
  const tokenFor = async ({ email }: Person) => {
    const before = (await mailbox(clinic, email)).length;
    expect((await ask(email)).status).toBe(204);
    await letters(email, before + 1);
    return tokenIn(await newest(email));
  };
  const query = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);

  it('is chosen anew by a link: once, with every session ended, the limits lifted and the person told', async () => {
    const person = await clinic.person('NURSE', { mustChangePassword: true });
    const browser = await signIn(clinic.http, person.email);
    const token = await tokenFor(person);
    expect(token.split('-').slice(1).join('-')).toHaveLength(43);
    for (let time = 0; time < 5; time++) await signIn(clinic.http, person.email, 'wrong one').catch(() => undefined);
    const done = await reset(token);
    expect([done.status, done.bytes.length]).toEqual([204, 0]);
    await expect.poll(() => isIn(other.http, browser), { timeout: 1_000, interval: 50 }).toBe(false);
    const { token: access } = await signIn(clinic.http, person.email, NEW);
    expect((await clinic.http.call('GET', '/api/staff', { token: access })).status).toBe(200); // no gate
    await expect(signIn(clinic.http, person.email)).rejects.toThrow('401');
    expect((await newest(person.email)).subject).toBe('Your password was changed');
    expect((await reset(token, 'four more plain words')).body['code']).toBe('reset-link-dead');
    const actions = await query('select action from audit_entry where entity = ? and entity_id = ? order by id', [
      'user',
      person.id,
    ]);
    expect(actions.map(({ action }: { action: string }) => action)).toEqual(['password.reset-asked', 'password.reset']);
  });

  it('leads to the web app of the configuration, whatever the request calls the host', async () => {
    const person = await clinic.person('NURSE');
    const { port, hostname } = new URL(clinic.http.base);
    const status = await new Promise((resolve, reject) => {
      const body = JSON.stringify({ email: person.email });
      const headers = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'host=evil.example',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      request({ hostname, port, method: 'POST', path: '/api/auth/password/forgot', headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      })
        .on('error', reject)
        .end(body);
    });
    expect(status).toBe(204);
    await letters(person.email, 1);
    const letter = await newest(person.email);
    expect(linkIn(letter)).toMatch(/^https:\/\/clinic\.example\/app\/reset-password#token=\d+-[\w-]{43}$/);
    expect(JSON.stringify(letter)).not.toContain('evil.example');
    expect(letter.html?.replaceAll('&#x3D;', '=')).toContain(`href="${linkIn(letter)}"`);
  });

  it('answers one and the same for known, unknown and inactive, and writes to the known alone', async () => {
    const [known, gone] = [await clinic.person('NURSE'), await clinic.person('NURSE', { isActive: false })];
    const answers = await Promise.all([known.email, gone.email, 'nobody@spec.test'].map(ask));
    const seen = answers.map(({ status, bytes, headers }) =>
      JSON.stringify([status, bytes.toString(), [...headers.keys()].sort()]),
    );
    expect(new Set(seen).size).toBe(1);
    await letters(known.email, 1);
    await sleep(600);
    expect(await mailbox(clinic, gone.email)).toEqual([]);
    expect(await mailbox(clinic, 'nobody@spec.test')).toEqual([]);
  });

  it('goes to the address of the account, not to one that only looks like it', async () => {
    const person = await clinic.person('NURSE', { email: 'andre.silva@spec.test' });
    await ask('andré.silva@spec.test');
    await letters(person.email, 1);
    expect(await mailbox(clinic, 'andré.silva@spec.test')).toEqual([]);
  });

  it('keeps nothing of the link but its hash, and the letter sealed until it is gone', async () => {
    const person = await clinic.person('NURSE');
    await ask(person.email);
    await expect
      .poll(async () =>
        Number((await query('select count(*) as n from password_reset where user_id = ?', [person.id]))[0].n),
      )
      .toBe(1);
    const waiting = JSON.stringify(await query('select * from mail_outbox where recipient = ?', [person.email]));
    expect(waiting).not.toContain('token=');
    await letters(person.email, 1);
    const token = tokenIn(await newest(person.email));
    for (const table of ['password_reset', 'mail_outbox', 'audit_entry', 'attempt_limit']) {
      expect(JSON.stringify(await query('select * from ??', [table])), table).not.toContain(token);
    }
  });

  it('has dead links that all look alike: made up, old, replaced, of another, of somebody who left, moved or is in again', async () => {
    const dead = async (token: string) => refusal(await reset(token));
    const person = await clinic.person('NURSE');
    const first = await tokenFor(person);
    const second = await tokenFor(person);
    const answers = [await dead('x'.repeat(43)), await dead('x'), await dead(first)];
    await query('update password_reset set expires_at = utc_timestamp(3) where user_id = ?', [person.id]);
    answers.push(await dead(second));
    const leaver = await clinic.person('NURSE');
    const theirs = await tokenFor(leaver);
    await query('update `user` set is_active = 0 where id = ?', [leaver.id]);
    answers.push(await dead(theirs));
    const mover = await clinic.person('NURSE');
    const sentBefore = await tokenFor(mover);
    answers.push(
      await dead(sentBefore.replace(/^\d+/, String(person.id))),
      await dead(`4294967295${'9'.repeat(20)}-x`),
    );
    await query('update `user` set email = ? where id = ?', ['moved@spec.test', mover.id]);
    answers.push(await dead(sentBefore));
    const back = await clinic.person('NURSE');
    const unused = await tokenFor(back);
    const { token } = await signIn(clinic.http, back.email);
    await clinic.http.call('PUT', '/api/auth/password', {
      token,
      body: { currentPassword: SPEC_PASSWORD, newPassword: NEW },
    });
    answers.push(await dead(unused));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ http: 404, code: 'reset-link-dead' });
    const [{ minutes }] = await query(
      'select timestampdiff(minute, created_at, expires_at) as minutes from password_reset where user_id = ? limit 1',
      [back.id],
    );
    expect(Number(minutes)).toBe(30);
  });

  it('is chosen by one of two who use the link at once, on any replica', async () => {
    const person = await clinic.person('NURSE');
    const token = await tokenFor(person);
    const words = Array.from({ length: 10 }, (_, n) => `plain words number ${n}${n}`);
    const answers = await Promise.all(words.map((word, n) => reset(token, word, n % 2 ? other.http : clinic.http)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ body }) => body['code'] === 'reset-link-dead')).toHaveLength(9);
    const chosen = words[answers.findIndex(({ status }) => status === 204)] ?? '';
    await signIn(clinic.http, person.email, chosen);
  });

  it('is refused when it is weak or the old one, and the link stays good', async () => {
    const person = await clinic.person('NURSE');
    const token = await tokenFor(person);
    for (const word of ['Password123!', SPEC_PASSWORD]) {
      expect((await reset(token, word)).body).toMatchObject({ status: 422, errors: [{ path: 'newPassword' }] });
    }
    expect((await reset(token)).status).toBe(204);
  });

  it('is mailed three times an hour, and the fourth time nobody is told that it was not', async () => {
    const person = await clinic.person('NURSE');
    for (let time = 0; time < 5; time++) expect((await ask(person.email)).status).toBe(204);
    await letters(person.email, 3);
    await sleep(700);
    expect(await mailbox(clinic, person.email)).toHaveLength(3);
  });

  it('is asked for, and guessed at, twenty times a minute from one address', async () => {
    const asked = await Promise.all(Array.from({ length: 30 }, (_, n) => ask(`nobody${n}@spec.test`)));
    expect(asked.filter(({ status }) => status === 429)).toHaveLength(10);
    await forgetTries(clinic);
    const guessed = await Promise.all(Array.from({ length: 30 }, (_, n) => reset(`guess-${n}`.padEnd(43, 'x'))));
    expect(guessed.filter(({ status }) => status === 429)).toHaveLength(10);
    expect(guessed.find(({ status }) => status === 429)?.body['code']).toBe('too-many-attempts');
  });
});
