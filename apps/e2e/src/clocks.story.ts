import { expect, test } from '@playwright/test';
import { startClinic, type Clinic } from '@tools/clinic.mjs';
import { Api, type Patient } from './clinic/api';
import { sql } from './clinic/database';
import { openDay } from './clinic/days';
import { PASSWORD, PEOPLE } from './clinic/people';

const PAIRS = 24;

interface Booked {
  id: number;
  status: string;
}

/** Two processes of one clinic on machines whose clocks are ten minutes apart: one five minutes early, one five late. */
test.describe('two replicas that do not agree what time it is', () => {
  let early: Clinic;
  let late: Clinic;
  test.beforeAll(async () => {
    early = await startClinic({ database: `cuspid_test_clocks_${process.pid}`, clockAhead: 300 });
    late = await startClinic({ database: `cuspid_test_clocks_${process.pid}_late`, beside: early, clockAhead: -300 });
  });
  test.afterAll(async () => {
    await late?.stop();
    await early?.stop();
  });

  const post = (url: string, path: string, cookie = '') =>
    fetch(`${url}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      ...(path === 'login' && { body: JSON.stringify({ email: PEOPLE.reception, password: PASSWORD }) }),
    });
  const cookieOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');

  test('one signs in at either and works at both; a lost answer of a refresh is asked for again at the other', async () => {
    for (const [here, there] of [
      [early, late],
      [late, early],
    ] as const) {
      const grant = await post(here.url, 'login');
      expect(grant.status).toBe(200);
      const { accessToken }: { accessToken: string } = await grant.json();
      const me = await fetch(`${there.url}/api/auth/profile`, { headers: { authorization: `Bearer ${accessToken}` } });
      expect(me.status, 'a token of the one is good at the other').toBe(200);
      const before = cookieOf(grant);
      const [first, again] = [await post(here.url, 'refresh', before), await post(there.url, 'refresh', before)];
      expect([first.status, again.status]).toEqual([200, 200]);
      expect(cookieOf(again), 'the same successor, and nobody is taken for a thief').toBe(cookieOf(first));
    }
  });

  test('a session nobody uses ends at both at the same moment', async () => {
    const api = [await Api.signIn(early.url, 'nurse'), await Api.signIn(late.url, 'nurse')];
    const unusedFor = async (seconds: number) => {
      await sql(
        early.database,
        `update session set last_activity_at = utc_timestamp(3) - interval ${seconds} second where ended_at is null`,
      );
      // A process believes what it knows for half a second.
      await new Promise((done) => setTimeout(done, 700));
      const headers = { 'x-background': '1' };
      return Promise.all(api.map(async (one) => (await one.ask('/auth/profile', { headers })).status));
    };
    expect(await unusedFor(3_590)).toEqual([200, 200]);
    expect(await unusedFor(3_605)).toEqual([401, 401]);
  });

  test('nobody is booked twice, and what was just cancelled at the one is taken back at the other', async () => {
    const [here, there] = [await Api.signIn(early.url, 'reception'), await Api.signIn(late.url, 'reception')];
    const nine = Date.parse(`${openDay('WED', 30, 50)}T09:00:00+05:30`);
    const { body: staff } = await here.ask<{ items: { id: number; role: string }[] }>('/staff');
    const providerId = staff.items.find(({ role }) => role === 'ORTHODONTIST')?.id;
    const { body: patients } = await here.ask<{ items: Patient[] }>('/patients?limit=30');
    const races = Array.from({ length: PAIRS }, (_, n) => {
      const startsAt = new Date(nine + Math.floor(n / 2) * 900_000).toISOString();
      const body = { patientId: patients.items[n % 30]?.id, startsAt, minutes: 30, type: 'Control', providerId };
      return (n % 2 ? here : there).ask<Booked>('/visits', { body });
    });
    const answers = await Promise.all(races);
    const booked = answers.filter(({ status }) => status === 201);
    expect(booked.length).toBeGreaterThan(2);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const [row] = await sql(
      early.database,
      `select count(*) as n from visit a join visit b on b.id > a.id and b.provider_id = a.provider_id
         and b.starts_at < a.starts_at + interval a.minutes minute and a.starts_at < b.starts_at + interval b.minutes minute
       where a.provider_id = ${Number(providerId)} and a.status = 'SCHEDULED' and b.status = 'SCHEDULED'`,
    );
    expect(Number(row?.['n'])).toBe(0);

    const id = booked[0]?.body.id;
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      expect((await one.ask(`/visits/${id}/cancel`, { body: {} })).status).toBeLessThan(300);
      expect((await other.ask(`/visits/${id}/undo`, { method: 'POST' })).status, 'within ten minutes').toBeLessThan(
        300,
      );
    }
    expect((await here.ask(`/visits/${id}/cancel`, { body: {} })).status).toBeLessThan(300);
    await sql(early.database, `update visit_change set at = at - interval 11 minute where visit_id = ${Number(id)}`);
    for (const one of [here, there]) expect((await one.ask(`/visits/${id}/undo`, { method: 'POST' })).status).toBe(409);
  });
});
