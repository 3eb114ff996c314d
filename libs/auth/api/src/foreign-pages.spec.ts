import { request } from 'node:http';
import { SPEC_PASSWORD, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isIn, openAuthClinic, signIn } from './testing/auth-clinic';

/** What the page of another site can make a browser send with a cookie, if the browser sent it at all. */
const FOREIGN: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://clinic.example.evil.example' },
  { origin: 'http://clinic.example' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'text/plain; application/json' },
];

describe('a page of another site', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openAuthClinic({ WEB_URL: 'https://clinic.example', WEB_ORIGIN: 'https://desk.example' });
  });
  afterAll(() => clinic.close());

  /** Below `fetch`, which writes some of these headers itself. */
  const post = (
    path: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<{ status: number; cookies: string[] }> =>
    new Promise((resolve, reject) => {
      const { port, hostname } = new URL(clinic.http.base);
      const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
      request({ hostname, port, method: 'POST', path, headers: all }, (answer) => {
        const { statusCode = 0, headers: sent } = answer;
        answer.resume().on('end', () => resolve({ status: statusCode, cookies: sent['set-cookie'] ?? [] }));
      })
        .on('error', reject)
        .end(body);
    });
  const tokens = async () => Number((await clinic.source.query('select count(*) as n from refresh_token'))[0].n);

  it('neither uses nor changes a session', async () => {
    const { email } = await clinic.person('NURSE');
    const browser = await signIn(clinic.http, email);
    const before = await tokens();
    for (const headers of FOREIGN) {
      const answer = await post('/api/auth/refresh', { cookie: browser.cookie, ...headers }, 'x=1');
      expect([headers, answer]).toEqual([headers, { status: 403, cookies: [] }]);
      expect((await post('/api/auth/logout', { cookie: browser.cookie, ...headers }, 'x=1')).status).toBe(401);
    }
    expect(await tokens()).toBe(before);
    expect(await isIn(clinic.http, browser)).toBe(true);
  });

  it('signs nobody in under an account of its own', async () => {
    const { email } = await clinic.person('NURSE');
    const json = JSON.stringify({ email, password: SPEC_PASSWORD });
    const form = new URLSearchParams({ email, password: SPEC_PASSWORD }).toString();
    for (const headers of FOREIGN) {
      const isJson = !headers['content-type'];
      const sent = { ...(isJson && { 'content-type': 'application/json' }), ...headers };
      const answer = await post(
        '/api/auth/login',
        sent,
        isJson || headers['content-type']?.startsWith('text') ? json : form,
      );
      expect(answer.cookies).toEqual([]);
      expect([403, 422], JSON.stringify(headers)).toContain(answer.status);
    }
  });

  it('is none of the clinic’s own: its web address and the origins it names are let in', async () => {
    const { email } = await clinic.person('NURSE');
    for (const origin of [clinic.http.base, 'https://clinic.example', 'https://desk.example']) {
      const { cookie } = await signIn(clinic.http, email);
      const sent = { cookie, origin, 'sec-fetch-site': 'same-origin' };
      expect([origin, (await post('/api/auth/refresh', sent)).status]).toEqual([origin, 200]);
    }
  });
});

describe('a web app of another site', () => {
  let clinic: SpecClinic;

  beforeAll(async () => {
    clinic = await openAuthClinic({ WEB_ORIGIN: 'https://desk.example', COOKIE_SAMESITE: 'none' });
  });
  afterAll(() => clinic.close());

  it('gets a cookie that only pages under it can make a browser send, and no other page gains by it', async () => {
    const { email } = await clinic.person('NURSE');
    const login = await fetch(`${clinic.http.base}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://desk.example' },
      body: JSON.stringify({ email, password: SPEC_PASSWORD }),
    });
    const [cookie = ''] = login.headers.getSetCookie();
    const [value = '', ...attributes] = cookie.split('; ');
    expect(value).toMatch(/^__Host-cuspid-refresh=./);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Partitioned', 'Path=/', 'SameSite=None', 'Secure']);
    const refresh = (origin: string) =>
      fetch(`${clinic.http.base}/api/auth/refresh`, { method: 'POST', headers: { cookie: value, origin } });
    for (const origin of ['https://evil.example', 'null', 'https://desk.example.evil.example']) {
      expect([origin, (await refresh(origin)).status]).toEqual([origin, 403]);
    }
    expect((await refresh('https://desk.example')).status).toBe(200);
  });
});
