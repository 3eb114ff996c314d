import { transaction } from '@cuspid/platform/database';
import { plansOf, refusal, type Answered, type SpecClinic } from '@cuspid/platform/testing';
import { Ties, User } from '@cuspid/users/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Attempts, LIMITS } from './attempts';
import { OwnSessions } from './own-sessions';
import { isIn, openAuthClinic, refresh, signIn, type Browser } from './testing/auth-clinic';

describe('one’s own sessions', () => {
  let clinic: SpecClinic;
  let other: Awaited<ReturnType<SpecClinic['replica']>>;

  beforeAll(async () => {
    clinic = await openAuthClinic();
    other = await clinic.replica();
  });
  afterAll(() => clinic.close());

  const list = async ({ token }: Browser): Promise<Record<string, unknown>[]> =>
    JSON.parse((await clinic.http.call('GET', '/api/auth/sessions', { token })).bytes.toString());
  const end = (path: string, { token }: Browser): Promise<Answered> =>
    clinic.http.call('DELETE', `/api/auth/sessions${path}`, { token });
  const idOf = async (browser: Browser) => Number((await list(browser)).find(({ isThis }) => isThis)?.['id']);
  const goes = (browser: Browser) =>
    expect.poll(() => isIn(other.http, browser), { timeout: 1_000, interval: 50 }).toBe(false);
  const query = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);

  it('are listed, the newest activity first, and nobody else’s, and none that has ended', async () => {
    const [person, somebody] = [await clinic.person('NURSE'), await clinic.person('NURSE')];
    const browsers: Browser[] = [];
    for (let count = 0; count < 4; count++) browsers.push(await signIn(clinic.http, person.email));
    await signIn(clinic.http, somebody.email);
    const [one, two, three, four] = browsers;
    if (!one || !two || !three || !four) throw new Error('four sign-ins');
    const ids = [await idOf(one), await idOf(two), await idOf(three), await idOf(four)];
    await query('update session set last_activity_at = date_sub(last_activity_at, interval ? second) where id = ?', [
      40,
      ids[3],
    ]);
    await query('update session set last_activity_at = date_sub(last_activity_at, interval 2 hour) where id = ?', [
      ids[1],
    ]);
    await query('update session set ends_at = utc_timestamp(3) where id = ?', [ids[2]]);
    const listed = await list(one);
    expect(listed.map(({ id, isThis }) => [id, isThis])).toEqual([
      [ids[0], true],
      [ids[3], false],
    ]);
    expect(Object.keys(listed[0] ?? {}).sort()).toEqual(
      ['id', 'isThis', 'startedAt', 'lastActivityAt', 'endsAt', 'address', 'agent'].sort(),
    );
    expect(listed[0]).toMatchObject({ address: '127.0.0.1', agent: expect.any(String) });
  });

  it('end one by one, on every replica within a second, with a line in the audit log', async () => {
    const { id, email } = await clinic.person('NURSE');
    const [here, there] = [await signIn(clinic.http, email), await signIn(clinic.http, email)];
    const theirs = await idOf(there);
    expect(await isIn(other.http, there)).toBe(true);
    expect((await end(`/${theirs}`, here)).status).toBe(204);
    await goes(there);
    expect(await refresh(clinic.http, there.cookie)).toBe(401);
    expect(await isIn(other.http, here)).toBe(true);
    const rows = await query(
      "select entity_id, `after` from audit_entry where action = 'session.ended' and actor_id = ?",
      [id],
    );
    expect(rows).toEqual([{ entity_id: theirs, after: '{"reason":"ended-elsewhere"}' }]);
  });

  it('of somebody else, ended ones and those that never were look alike', async () => {
    const [mine, foreign] = [await clinic.person('NURSE'), await clinic.person('ADMIN')];
    const [here, ended, theirs] = [
      await signIn(clinic.http, mine.email),
      await signIn(clinic.http, mine.email),
      await signIn(clinic.http, foreign.email),
    ];
    const gone = await idOf(ended);
    await end(`/${gone}`, here);
    const answers = [
      await end(`/${await idOf(theirs)}`, here),
      await end(`/${gone}`, here),
      await end('/4294967290', here),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(refusal(answer)))).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
    expect(await isIn(clinic.http, theirs)).toBe(true);
    expect((await end('/one', here)).status).toBe(400);
  });

  it('end with this one as signing out does, and with all others while this one stays', async () => {
    const { email } = await clinic.person('NURSE');
    const browsers = [
      await signIn(clinic.http, email),
      await signIn(clinic.http, email),
      await signIn(clinic.http, email),
    ];
    const [here, ...others] = browsers;
    if (!here) throw new Error('signed in');
    expect((await end('', here)).status).toBe(204);
    for (const browser of others) await goes(browser);
    expect(await isIn(clinic.http, here)).toBe(true);
    expect((await end(`/${await idOf(here)}`, here)).status).toBe(204);
    await goes(here);
    expect(await refresh(clinic.http, here.cookie)).toBe(401);
  });

  it('end with the account: sessions, links and limits, counted beforehand', async () => {
    const [me, person] = [await clinic.person('ADMIN'), await clinic.person('NURSE')];
    const browsers = [await signIn(clinic.http, person.email), await signIn(other.http, person.email)];
    await query(
      "insert into password_reset (user_id, token_hash, created_at, expires_at) values (?, repeat('a', 64), utc_timestamp(3), '2099-01-01')",
      [person.id],
    );
    const attempts = clinic.get(Attempts);
    for (let time = 0; time < 5; time++) await attempts.take(LIMITS.account, person.email, 'elsewhere');
    const ties = await clinic.get(Ties).of(clinic.source.manager, [person.id, me.id]);
    expect(ties.get(person.id)).toEqual([{ name: 'sessions', count: 2 }]);
    expect(ties.get(me.id)).toEqual([{ name: 'sessions', count: 0 }]);
    const ended = await transaction(clinic.source, async (tx) => {
      // As a deactivation does it: the account is inactive before its ties end.
      await tx.update(User, { id: person.id }, { isActive: false });
      return clinic.get(Ties).end(tx, me, await tx.findOneByOrFail(User, { id: person.id }));
    });
    expect(ended).toEqual([{ name: 'sessions', count: 2 }]);
    for (const browser of browsers) await goes(browser);
    const [{ open }] = await query(
      'select count(*) as open from password_reset where user_id = ? and used_at is null',
      [person.id],
    );
    expect(Number(open)).toBe(0);
    expect((await attempts.take(LIMITS.account, person.email, 'elsewhere')).isWithin).toBe(true);
  });

  it('note when their person was last seen, at most twice a minute', async () => {
    const { id, email } = await clinic.person('NURSE');
    const seen = async () => (await query('select last_seen_at from `user` where id = ?', [id]))[0].last_seen_at;
    expect(await seen()).toBeNull();
    const browser = await signIn(clinic.http, email);
    const first: Date = await seen();
    expect(Date.now() - first.getTime()).toBeLessThan(5_000);
    await isIn(other.http, browser);
    expect(await seen()).toEqual(first);
    await query(
      'update session set last_activity_at = date_sub(last_activity_at, interval 31 second) where user_id = ?',
      [id],
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    await isIn(other.http, browser);
    expect((await seen()).getTime()).toBeGreaterThan(first.getTime());
  });

  it('are found among a hundred thousand by their person, and never more than a hundred', async () => {
    const [person, crowd] = [await clinic.person('NURSE'), await clinic.person('NURSE')];
    const browser = await signIn(clinic.http, person.email);
    for (const [userId, count] of [
      [crowd.id, 100_000],
      [person.id, 150],
    ]) {
      await query(
        `insert into session (user_id, created_at, last_activity_at, ends_at)
         with recursive n as (select 1 as i union all select i + 1 from n where i < 1000)
         select ?, utc_timestamp(3), utc_timestamp(3), timestampadd(hour, 12, utc_timestamp(3)) from n as a join n as b limit ?`,
        [userId, count],
      );
    }
    await query('analyze table session');
    const me = { ...person, sessionId: await idOf(browser) };
    const [plan] = await plansOf(clinic.source, () => clinic.get(OwnSessions).list(me));
    expect(plan?.steps.find(({ table }) => table === 'session')?.key).toBe('session_user');
    expect(plan?.read).toBeLessThan(1_000);
    expect(await list(browser)).toHaveLength(100);
  });
});
