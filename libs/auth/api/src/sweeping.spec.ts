import type { SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeping } from './sweeping';
import { isIn, openAuthClinic, signIn } from './testing/auth-clinic';

describe('sweeping', () => {
  let clinic: SpecClinic;
  let other: Awaited<ReturnType<SpecClinic['replica']>>;

  beforeAll(async () => {
    clinic = await openAuthClinic();
    other = await clinic.replica();
  });
  afterAll(() => clinic.close());

  const query = (sql: string, values: unknown[] = []) => clinic.source.query(sql, values);
  const left = async (table: string) => Number((await query('select count(*) as n from ??', [table]))[0].n);

  it('takes away what nobody needs any more, on two replicas at once, and nothing else', async () => {
    const { id, email } = await clinic.person('NURSE');
    await query(
      `insert into session (user_id, created_at, last_activity_at, ends_at, ended_at)
       with recursive n as (select 1 as i union all select i + 1 from n where i < 900)
       select ?, day, day, day, day from n join (select timestampadd(day, -91, utc_timestamp(3)) as day) as old`,
      [id],
    );
    await query(
      `insert into session (user_id, created_at, last_activity_at, ends_at, ended_at)
       select ?, day, day, day, day from (select timestampadd(day, -89, utc_timestamp(3)) as day) as young`,
      [id],
    );
    await query(
      `insert into refresh_token (session_id, token_hash, created_at, used_at)
       select id, sha2(id, 256), created_at, created_at from session`,
    );
    await query(
      `insert into password_reset (user_id, token_hash, created_at, expires_at)
       values (?, repeat('a', 64), utc_timestamp(3), timestampadd(hour, -25, utc_timestamp(3))),
              (?, repeat('b', 64), utc_timestamp(3), timestampadd(minute, 30, utc_timestamp(3)))`,
      [id, id],
    );
    await query(
      `insert into attempt_limit (key_hash, \`count\`, ends_at)
       with recursive n as (select 1 as i union all select i + 1 from n where i < 900)
       select sha2(i, 256), 5, timestampadd(second, if(i = 1, 60, -1), utc_timestamp(3)) from n`,
    );
    const browser = await signIn(clinic.http, email);
    const limits = await left('attempt_limit');
    const removed = await Promise.all([clinic.get(Sweeping).sweep(), other.app.get(Sweeping).sweep()]);
    expect(removed[0] + removed[1]).toBeGreaterThanOrEqual(900 + 1 + 899);
    expect([await left('session'), await left('refresh_token'), await left('password_reset')]).toEqual([2, 1, 1]);
    expect(await left('attempt_limit')).toBe(limits - 899);
    expect(await isIn(clinic.http, browser)).toBe(true);
  });
});
