import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { refusal } from '@cuspid/platform/testing';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isIn, openAuthClinic } from './testing/auth-clinic';
import { CookieBrowser, Google, type Claims } from './testing/google';
import { openGoogleClinic, type GoogleClinic } from './testing/google-clinic';

const REFUSED = 'http://127.0.0.1:1/sign-in?refused=google';

describe('an ID token of Google', () => {
  let clinic: GoogleClinic;

  beforeAll(async () => {
    clinic = await openGoogleClinic();
  });
  beforeEach(() => clinic.calm());
  afterAll(() => clinic.close());

  it('answers as signing in does, once', async () => {
    const person = await clinic.known();
    const token = await clinic.google.idToken();
    const { status, body } = await clinic.post(token);
    expect([status, body]).toMatchObject([200, { expiresIn: 600, user: { email: person.email, hasGoogle: true } }]);
    expect(await isIn(clinic.spec.http, { token: String(body['accessToken']), cookie: '' })).toBe(true);
    expect((await clinic.post(token)).status).toBe(401);
    expect((await clinic.post(await clinic.google.idToken())).status).toBe(200);
  });

  it('takes a nonce at its word: the one the button was given, or none', async () => {
    await clinic.known();
    expect((await clinic.post(await clinic.google.idToken({ nonce: 'n-1' }), 'n-1')).status).toBe(200);
    expect((await clinic.post(await clinic.google.idToken({ nonce: 'n-1' }), 'n-2')).status).toBe(401);
    expect((await clinic.post(await clinic.google.idToken(), 'n-1')).status).toBe(401);
  });

  it('links an address in whatever case Google writes it, never one that only looks like it', async () => {
    const person = await clinic.known({}, { email: 'rene@spec.test' });
    clinic.google.claims = { ...clinic.google.claims, email: 'RENE@Spec.Test' };
    expect((await clinic.post(await clinic.google.idToken())).status).toBe(200);
    clinic.google.claims = { ...clinic.google.claims, sub: 'g-look-alike', email: 'rené@spec.test' };
    expect((await clinic.post(await clinic.google.idToken())).status).toBe(401);
    expect(await clinic.subOf(person)).not.toBe('g-look-alike');
  });

  it('keeps the gate of a temporary password', async () => {
    await clinic.known({}, { mustChangePassword: true });
    const { status, body } = await clinic.post(await clinic.google.idToken());
    expect([status, Reflect.get(Object(body['user']), 'mustChangePassword')]).toEqual([200, true]);
    const gated = await clinic.spec.http.call('GET', '/api/staff', { token: String(body['accessToken']) });
    expect([gated.status, gated.body['code']]).toEqual([403, 'password-change-required']);
  });

  it('that is forged, old, for somebody else or of nobody here is refused, every one, with the same answer', async () => {
    const inactive = await clinic.known({}, { isActive: false });
    const linked = await clinic.known();
    await clinic.post(await clinic.google.idToken());
    const person = await clinic.known();
    const now = Math.floor(Date.now() / 1_000);
    const changes: [string, Claims][] = [
      ['another audience', { aud: 'another-program' }],
      ['several audiences, made for another', { aud: ['the-clinic', 'another'], azp: 'another' }],
      ['no audience', { aud: undefined }],
      ['another issuer', { iss: 'https://accounts.google.com.evil.example' }],
      ['no issuer', { iss: undefined }],
      ['over', { exp: now - 60 }],
      ['no end', { exp: undefined }],
      ['an end that is none', { exp: 'soon' }],
      ['not yet', { nbf: now + 600 }],
      ['made in the future', { iat: now + 600 }],
      ['made too long ago', { iat: now - 700 }],
      ['made at no time', { iat: undefined }],
      ['nobody', { sub: undefined }],
      ['nobody with a name', { sub: '' }],
      ['a name that is none', { sub: 7 }],
      ['address not verified', { email_verified: false }],
      ['address verified in a word', { email_verified: 'true' }],
      ['nothing said of verifying', { email_verified: undefined }],
      ['no address', { email: undefined }],
      ['an address that is none', { email: [person.email] }],
      ['another domain', { hd: 'evil.example' }],
      ['no domain', { hd: undefined }],
      ['a nonce nobody gave', { nonce: 'x' }],
      ['nobody here', { email: 'nobody@spec.test' }],
      ['inactive', { email: inactive.email }],
      ['an account of another Google person', { email: linked.email }],
    ];
    const bad = await Promise.all(
      changes.map(async ([why, change]): Promise<[string, string]> => [why, await clinic.google.idToken(change)]),
    );
    bad.push(...(await forgedTokens(clinic.google, await clinic.google.idToken())));
    expect(bad.length).toBeGreaterThanOrEqual(35);
    const answers = new Set<string>();
    for (const [why, token] of bad) {
      await clinic.calm();
      const answer = await clinic.post(token);
      expect([why, answer.status, answer.headers.getSetCookie()]).toEqual([why, 401, []]);
      answers.add(JSON.stringify(refusal(answer)));
    }
    expect(answers.size).toBe(1);
    expect(await clinic.subOf(person)).toBeNull();
    expect(await clinic.subOf(inactive)).toBeNull();
    expect((await clinic.post(await clinic.google.idToken())).status).toBe(200); // for their own reason, not for this person's
  });

  it('refused too often from one address is listened to no more for a while, and says how long', async () => {
    await clinic.known({ email_verified: false });
    const answers = [];
    for (let tried = 0; tried < 25; tried++) answers.push(await clinic.post(await clinic.google.idToken()));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ status: 429 });
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('tells the audit log why, and nobody else', async () => {
    const person = await clinic.known({}, { isActive: false });
    await clinic.post(await clinic.google.idToken());
    await clinic.post(await clinic.google.idToken({ hd: 'evil.example' }));
    expect(await clinic.trail(person.id)).toMatchObject([{ action: 'session.refused' }]);
    const reasons = await clinic.spec.source.query(
      "select after from audit_entry where action = 'session.refused' order by id desc limit 2",
    );
    expect(JSON.stringify(reasons)).toContain('another domain');
    expect(JSON.stringify(reasons)).toContain('account not active');
  });
});

describe('without Google', () => {
  it('there is no such thing at any of its addresses', async () => {
    const clinic = await openAuthClinic();
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/callback?code=x&state=y'],
      ['POST', ''],
    ] as const) {
      const asked = method === 'POST' ? { body: { idToken: 'a.b.c' } } : {};
      expect((await clinic.http.call(method, `/api/auth/google${path}`, asked)).status, method + path).toBe(404);
    }
    await clinic.close();
  });

  it('that is silent nobody gets in, and it is not said to be their fault', async () => {
    const google = await Google.open();
    const clinic = await openAuthClinic(google.environment);
    const person = await clinic.person('NURSE');
    google.claims = { sub: 'g', email: person.email, email_verified: true };
    const token = await google.idToken();
    const browser = new CookieBrowser(clinic.http);
    const back = await browser.leave();
    await google.close();
    const answer = await clinic.http.call('POST', '/api/auth/google', { body: { idToken: token } });
    expect([answer.status, answer.body['code']]).toEqual([503, 'unavailable']);
    expect((await browser.open(back)).to).toBe(REFUSED);
    await clinic.close();
  });
});

/** The right words, signed by the wrong hand. */
async function forgedTokens(google: Google, good: string): Promise<[string, string][]> {
  const [head = '', body = '', signature = ''] = good.split('.');
  const claims: Claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const { kid }: { kid: string } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const byAnother = (header: object) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(privateKey);
  const [jwk] = google.server.issuer.keys.toJSON();
  const publicKey = createPublicKey({ key: { ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hs = `${encode({ alg: 'HS256', kid })}.${body}`;
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return [
    ['another key under the same name', await byAnother({})],
    ['another key under another name', await byAnother({ kid: 'nobody’s' })],
    ['another algorithm of the same key', await byAnother({ alg: 'RS512' })],
    ['a key it brings along', await byAnother({ jwk: own.publicKey.export({ format: 'jwk' }) })],
    ['a key it points at', await byAnother({ jku: 'https://evil.example/keys' })],
    ['no algorithm', new UnsecuredJWT(claims).encode()],
    ['no algorithm, in capitals', `${encode({ alg: 'NONE' })}.${body}.`],
    ['signed with the public key as a word', `${hs}.${createHmac('sha256', publicKey).update(hs).digest('base64url')}`],
    ['another body', `${head}.${encode({ ...claims, email: 'admin@spec.test' })}.${signature}`],
    ['no signature', `${head}.${body}.`],
    ['cut short', good.slice(0, -4)],
    ['no token', 'null'],
    [
      'an extension nobody knows',
      await byAnother({ crit: ['x'], x: 1 }).catch(
        () => `${encode({ alg: 'RS256', crit: ['x'], x: 1, kid })}.${body}.${signature}`,
      ),
    ],
  ];
}
