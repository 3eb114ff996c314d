import type { Http, SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isIn, openAuthClinic, refresh, signIn, type Browser } from './testing/auth-clinic';
import { mailbox } from './testing/post';

/** The long form of reliability A8 takes two hundred rounds. */
const ROUNDS = process.env['CUSPID_LONG'] ? 200 : 3;

describe('sessions', () => {
  let clinic: SpecClinic;
  let other: Awaited<ReturnType<SpecClinic['replica']>>;

  beforeAll(async () => {
    clinic = await openAuthClinic();
    other = await clinic.replica();
  });
  afterAll(() => clinic.close());

  const somebody = async () => {
    const person = await clinic.person('NURSE');
    return { person, browser: await signIn(clinic.http, person.email) };
  };
  const next = async (cookie: string): Promise<Browser> => {
    const answer = await refresh(clinic.http, cookie);
    if (typeof answer === 'number') throw new Error(`refused: ${answer}`);
    return answer;
  };
  const query = (sql: string, values: unknown[]) => clinic.source.query(sql, values);
  /** As if the token had been used eleven seconds ago. */
  const ageUses = (id: number) =>
    query(
      'update refresh_token join session on session.id = session_id set used_at = date_sub(used_at, interval 11 second) where user_id = ?',
      [id],
    );
  const entries = async (action: string, id: number) =>
    Number((await query('select count(*) as n from audit_entry where action = ? and actor_id = ?', [action, id]))[0].n);

  it('hand out a refresh token that scripts cannot read, of which only a hash is kept', async () => {
    const person = await clinic.person('NURSE');
    const answer = await clinic.http.call('POST', '/api/auth/login', {
      body: { email: person.email, password: 'a spec’s own password' },
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^cuspid-refresh=[\w-]{43}; Path=\/api\/auth; HttpOnly; SameSite=Strict$/);
    const secret = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(answer.bytes.toString()).not.toContain(secret);
    for (const table of ['refresh_token', 'session', 'audit_entry']) {
      expect(JSON.stringify(await query('select * from ??', [table]))).not.toContain(secret);
    }
  });

  it('end as a whole when a used token comes back after ten seconds, on every replica within a second', async () => {
    const { person, browser } = await somebody();
    const second = await next(browser.cookie);
    const third = await next(second.cookie);
    await ageUses(person.id);
    expect(await isIn(other.http, third)).toBe(true);
    expect(await refresh(clinic.http, browser.cookie)).toBe(401);
    expect(await refresh(clinic.http, third.cookie)).toBe(401);
    await expect.poll(() => isIn(other.http, third), { timeout: 1_000, interval: 50 }).toBe(false);
    expect(await refresh(other.http, browser.cookie)).toBe(401);
    expect(await entries('session.refresh-token-reused', person.id)).toBe(1);
    const letters = await mailbox(clinic, person.email);
    expect(letters.map(({ subject }) => subject)).toEqual(['We ended a sign-in of yours']);
    expect(letters[0]?.text).toContain('127.0.0.1');
  });

  it('give an honest second tab the same successor, and never a second branch', async () => {
    const { browser } = await somebody();
    const [one, two] = [await next(browser.cookie), await next(browser.cookie)];
    expect(two.cookie).toBe(one.cookie);
    // Even after the first tab has gone on.
    const later = await next(one.cookie);
    expect((await next(browser.cookie)).cookie).toBe(one.cookie);
    expect((await next(one.cookie)).cookie).toBe(later.cookie);
  });

  it('leave one live branch after fifty refreshes at once on three replicas, round after round', async () => {
    const third = await clinic.replica();
    const replicas: Http[] = [clinic.http, other.http, third.http];
    const { person, browser } = await somebody();
    let { cookie } = browser;
    for (let round = 0; round < ROUNDS; round++) {
      const at = (n: number) => replicas[n % replicas.length] ?? clinic.http;
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => refresh(at(n), cookie)));
      const cookies = answers.flatMap((answer) => (typeof answer === 'number' ? [] : [answer.cookie]));
      expect(cookies).toHaveLength(50);
      expect(new Set(cookies).size).toBe(1);
      cookie = cookies[0] ?? '';
      const leaves = await query(
        'select count(*) as n from refresh_token join session on session.id = session_id where user_id = ? and used_at is null and ended_at is null',
        [person.id],
      );
      expect(Number(leaves[0].n)).toBe(1);
    }
  }, 600_000);

  it('know no token that was made up', async () => {
    for (const cookie of ['', 'cuspid-refresh=', 'cuspid-refresh=made-up', `cuspid-refresh=${'x'.repeat(5_000)}`]) {
      expect(await refresh(clinic.http, cookie)).toBe(401);
    }
  });

  it.each([
    ['signing out', async ({ token }: Browser) => void (await clinic.http.call('POST', '/api/auth/logout', { token }))],
    ['deactivation', (_: Browser, id: number) => query('update `user` set is_active = 0 where id = ?', [id])],
  ])('end on every replica within a second of %s', async (_, end) => {
    const { person, browser } = await somebody();
    expect(await isIn(other.http, browser)).toBe(true);
    await end(browser, person.id);
    await expect.poll(() => isIn(other.http, browser), { timeout: 1_000, interval: 50 }).toBe(false);
    await expect.poll(() => isIn(clinic.http, browser), { timeout: 1_000, interval: 50 }).toBe(false);
    expect(await refresh(other.http, browser.cookie)).toBe(401);
  });

  it('end after an hour without activity, whatever the page asks for by itself', async () => {
    const { person, browser } = await somebody();
    const idle = (seconds: number) =>
      query('update session set last_activity_at = date_sub(utc_timestamp(3), interval ? second) where user_id = ?', [
        seconds,
        person.id,
      ]);
    const poll = () =>
      clinic.http.call('GET', '/api/auth/profile', { token: browser.token, headers: { 'x-background': '1' } });
    const believed = () => new Promise((resolve) => setTimeout(resolve, 600));
    await idle(3_500);
    await believed();
    expect((await poll()).status).toBe(200);
    const renewed = await next(browser.cookie); // a refresh is none either
    const [{ idleFor }] = await query(
      'select timestampdiff(second, last_activity_at, utc_timestamp(3)) as idleFor from session where user_id = ?',
      [person.id],
    );
    expect(Number(idleFor)).toBeGreaterThanOrEqual(3_500);
    await idle(3_601);
    await believed();
    expect((await poll()).status).toBe(401);
    expect(await refresh(clinic.http, renewed.cookie)).toBe(401);
  });

  it('go on as long as somebody does something, but no longer than twelve hours', async () => {
    const { person, browser } = await somebody();
    await query(
      'update session set last_activity_at = date_sub(utc_timestamp(3), interval 3500 second) where user_id = ?',
      [person.id],
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await isIn(clinic.http, browser)).toBe(true);
    const [row] = await query(
      'select timestampdiff(second, last_activity_at, utc_timestamp(3)) as idle, timestampdiff(second, created_at, ends_at) as longest from session where user_id = ?',
      [person.id],
    );
    expect(Number(row.idle)).toBeLessThan(5);
    expect(Number(row.longest)).toBe(12 * 3_600);
    await query('update session set ends_at = utc_timestamp(3) where user_id = ?', [person.id]);
    await expect.poll(() => isIn(clinic.http, browser), { timeout: 1_000, interval: 50 }).toBe(false);
    expect(await refresh(clinic.http, browser.cookie)).toBe(401);
  });
});
