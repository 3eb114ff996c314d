import { SPEC_PASSWORD, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Post } from './testing/post';
import { openWholeClinic } from './testing/whole-clinic';

/** The whole API with a real mail server: at every moment exactly one password opens the account. */
describe('a temporary password on its way through a mail server', () => {
  const post = new Post();
  let clinic: SpecClinic;
  let admin: Person, ana: Person;

  beforeAll(async () => {
    clinic = await openWholeClinic(await post.open());
    admin = await clinic.person('ADMIN');
  });
  beforeEach(async () => {
    post.manner = 'accept';
    ana = await clinic.person('NURSE');
  });
  afterAll(async () => {
    post.hangUp();
    await clinic.close();
    await post.close();
  });

  const login = (password: string) =>
    clinic.http.call('POST', '/api/auth/login', { body: { email: ana.email, password } });
  const opens = async (password: string) => (await login(password)).status === 200;
  const reset = () => clinic.http.as(admin, 'POST', `/api/users/${ana.id}/reset-password`);
  const shown = async () => (await clinic.http.as(admin, 'GET', `/api/users/${ana.id}`)).body;
  const words = () => /[a-z]{5}(-[a-z]{5}){3}/.exec(post.to(ana.email).at(-1) ?? '')?.[0] ?? '';
  const until = (state: object) => expect.poll(shown, { timeout: 15_000, interval: 100 }).toMatchObject(state);
  /** Until the try is over and noted: a letter made due before that would be put off by the note. */
  const putOff = () =>
    expect
      .poll(
        () => clinic.source.query("select attempts from mail_outbox where status = 'DUE' and last_error is not null"),
        {
          timeout: 15_000,
        },
      )
      .toMatchObject([{ attempts: 1 }]);
  const triedAgain = () => clinic.source.query("update mail_outbox set due_at = utc_timestamp(3) where status = 'DUE'");

  it('is good once the server has taken the letter: the old one and the open sessions are not', async () => {
    const token = await clinic.http.token(ana);
    expect((await reset()).body).toMatchObject({ awaitsMail: true, state: 'ACTIVE' });
    await until({ awaitsMail: false, state: 'TEMPORARY' });
    expect([await opens(SPEC_PASSWORD), await opens(words())]).toEqual([false, true]);
    await expect.poll(async () => (await clinic.http.call('GET', '/api/staff', { token })).status).toBe(401);
    const gated = await clinic.http.call('GET', '/api/staff', {
      token: String((await login(words())).body['accessToken']),
    });
    expect(gated.body['code']).toBe('password-change-required');
  });

  it('waits while the server is busy, and comes with the letter', async () => {
    post.manner = 'busy';
    await reset();
    await putOff();
    expect([await opens(SPEC_PASSWORD), (await shown())['awaitsMail']]).toEqual([true, true]);
    post.manner = 'accept';
    await triedAgain();
    await until({ state: 'TEMPORARY' });
    expect([await opens(SPEC_PASSWORD), await opens(words())]).toEqual([false, true]);
  });

  it('never comes when the server refuses the letter, and the administrator sees it', async () => {
    post.manner = 'refuse';
    await reset();
    await until({ mailRefused: true, state: 'ACTIVE' });
    expect([await opens(SPEC_PASSWORD), post.to(ana.email)]).toEqual([true, []]);
  });

  it('leaves the old one good as long as the server hangs, and after it has hung up', async () => {
    post.manner = 'hang';
    await reset();
    await expect
      .poll(() => clinic.source.query("select attempts from mail_outbox where status = 'DUE'"), {
        timeout: 15_000,
      })
      .toMatchObject([{ attempts: 1 }]);
    expect(await opens(SPEC_PASSWORD)).toBe(true);
    post.hangUp();
    post.manner = 'accept';
    const reason = "select last_error as reason from mail_outbox where status = 'DUE'";
    await expect
      .poll(() => clinic.source.query(reason), { timeout: 15_000 })
      .toMatchObject([{ reason: expect.stringContaining('could not be reached or went silent') }]);
    expect([await opens(SPEC_PASSWORD), (await shown())['awaitsMail']]).toEqual([true, true]);
    await triedAgain();
    await until({ state: 'TEMPORARY' });
    expect([await opens(SPEC_PASSWORD), await opens(words())]).toEqual([false, true]);
  });

  it('is the only way into a new account, and none is there before the letter', async () => {
    post.manner = 'busy';
    const body = { name: 'Ishara', email: 'ishara@clinic.example', role: 'NURSE' };
    const made = await clinic.http.as(admin, 'POST', '/api/users', { body });
    expect(made.body).toMatchObject({ state: 'TEMPORARY', awaitsMail: true, passwordExpiresAt: null });
    ana = { ...ana, id: Number(made.body['id']), email: body.email };
    expect(await opens('')).toBe(false);
    await putOff();
    post.manner = 'accept';
    await triedAgain();
    await until({ awaitsMail: false, passwordExpiresAt: expect.any(String) });
    expect(await opens(words())).toBe(true);
  });
});
