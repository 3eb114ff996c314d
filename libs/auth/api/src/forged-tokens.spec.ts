import { createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { Configuration } from '@cuspid/platform/api';
import { refusal, type SpecClinic } from '@cuspid/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAuthClinic, signIn, type Browser } from './testing/auth-clinic';

/** Forgeries are tried at a read, at a change and at a list. */
const DOORS = [
  ['GET', '/api/auth/profile'],
  ['PATCH', '/api/auth/profile'],
  ['GET', '/api/auth/sessions'],
] as const;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('access tokens', () => {
  let clinic: SpecClinic;
  let browser: Browser;
  let secret: string;
  let claims: Record<string, unknown>;
  let header: Record<string, unknown>;

  beforeAll(async () => {
    clinic = await openAuthClinic();
    browser = await signIn(clinic.http, (await clinic.person('ADMIN')).email);
    secret = clinic.get(Configuration).jwtSecret;
    const [head = '', body = ''] = browser.token.split('.');
    [header, claims] = [head, body].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  });
  afterAll(() => clinic.close());

  const signed = (head: unknown, body: unknown, key: string, hash = 'sha256') => {
    const content = `${encode(head)}.${encode(body)}`;
    return `${content}.${createHmac(hash, key).update(content).digest('base64url')}`;
  };
  const ask = (token: string, [method, path]: readonly [string, string] = DOORS[0]) =>
    clinic.http.call(method, path, { token, ...(method !== 'GET' && { body: {} }) });

  it('say who and which session, for ten minutes, and no more', () => {
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT', kid: expect.stringMatching(/^[\w-]{12}$/) });
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'nbf', 'sid', 'sub']);
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(600);
  });

  it('made by the rules of this spec are taken, so that the forgeries below fail for their own reason', async () => {
    expect((await ask(signed(header, claims, secret))).status).toBe(200);
  });

  it('that are forged are refused, every one, with the same answer', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [pem, jwk] = [publicKey.export({ type: 'spki', format: 'pem' }), publicKey.export({ format: 'jwk' })];
    const rsa = (head: object, claims: object) => {
      const content = `${encode({ alg: 'RS256', typ: 'JWT', ...head })}.${encode(claims)}`;
      return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`;
    };
    const [head = '', body = '', signature = ''] = browser.token.split('.');
    const now = Math.floor(Date.now() / 1_000);
    const claim = (change: object) => signed(header, { ...claims, ...change }, secret);
    const forged = [
      ...['none', 'None', 'nOnE', 'NONE', ''].flatMap((alg) => [
        `${encode({ alg })}.${body}.`,
        `${encode({ alg })}.${body}.${signature}`,
      ]),
      `${head}.${body}.`,
      `${head}.${body}`,
      `${head}.${body}.${signature}..`,
      `${head}.${encode({ ...claims, sub: '77' })}.${signature}`,
      signed(header, claims, 'another secret of at least thirty-two bytes'),
      signed(header, claims, ''),
      signed({ ...header, alg: 'HS512' }, claims, secret, 'sha512'),
      signed({ ...header, alg: 'HS384' }, claims, secret, 'sha384'),
      rsa({}, claims),
      rsa({ jwk }, claims),
      rsa({ jku: 'https://evil.example/keys', kid: '1' }, claims),
      rsa({ x5u: 'https://evil.example/chain.pem' }, claims),
      rsa({ x5c: [publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] }, claims),
      // As Google would sign who somebody is, to this very API.
      rsa(
        { kid: 'google' },
        { ...claims, iss: 'https://accounts.google.com', email: 'a@b.test', email_verified: true },
      ),
      // The public key taken for a shared secret.
      signed(header, claims, String(pem)),
      signed({ alg: 'HS256', typ: 'JWT', jwk }, claims, String(pem)),
      signed(
        { ...header, jwk: { kty: 'oct', k: Buffer.from('x'.repeat(32)).toString('base64url') } },
        claims,
        'x'.repeat(32),
      ),
      signed({ ...header, crit: ['b64'], b64: false }, claims, 'x'),
      signed({ ...header, kid: '../../../../proc/self/environ' }, claims, ''),
      signed({ ...header, kid: ['0'] }, claims, secret.split('').reverse().join('')),
      signed({ alg: 'HS256', kid: '../../dev/null' }, claims, ''),
      signed({ alg: 'HS256', kid: "' union select 'x' -- " }, claims, 'x'),
      signed({ alg: 'HS256', jku: 'https://evil.example/keys' }, claims, 'x'),
      claim({ exp: now - 1 }),
      claim({ exp: 'soon' }),
      claim({ nbf: now + 600 }),
      claim({ iss: 'somebody' }),
      claim({ iss: undefined }),
      claim({ aud: 'another-api' }),
      claim({ aud: undefined }),
      claim({ sid: undefined }),
      claim({ sid: String(claims['sid']) }),
      claim({ sid: [claims['sid']] }),
      claim({ sid: 4_294_967_290 }),
      claim({ sid: -1 }),
      claim({ sid: 1e308 }),
      claim({ sid: { id: 1 } }),
      claim({ sid: Number(claims['sid']) + 0.5 }),
      claim({ exp: undefined, iat: now - 700, nbf: now - 700, sid: 0 }),
      claim({ aud: ['another-api', 'and-another'] }),
      claim({ iss: ['somebody', 'cuspid-not'] }),
      // What a link in a letter carries, and what stands for a refresh.
      `${claims['sub']}-${randomBytes(32).toString('base64url')}`,
      randomBytes(32).toString('base64url'),
      browser.cookie.split('=')[1] ?? '',
      'null',
      'undefined',
      '..',
      'a.b.c',
      `${'a'.repeat(4_000)}.${'b'.repeat(2_000)}.c`,
    ];
    expect(new Set(forged).size).toBeGreaterThanOrEqual(55);
    const tried = DOORS.flatMap((door) => forged.map((token) => ({ door, token })));
    const answers = await Promise.all(tried.map(({ door, token }) => ask(token, door)));
    answers.forEach(({ status }, index) => expect(status, JSON.stringify(tried[index])).toBe(401));
    expect(new Set(answers.map((answer) => JSON.stringify(refusal(answer)))).size).toBe(1);
    process.stdout.write(`forged tokens: ${forged.length} kinds, ${tried.length} tries, 0 accepted\n`);
  });

  it('count in the header they belong in and nowhere else', async () => {
    const { token } = browser;
    for (const [path, headers] of [
      [`/api/auth/profile?access_token=${token}`, {}],
      ['/api/auth/profile', { cookie: `token=${token}; ${browser.cookie}` }],
      ['/api/auth/profile', { authorization: `Basic ${token}` }],
      ['/api/auth/profile', { authorization: token }],
    ] as const) {
      expect((await clinic.http.call('GET', path, { headers })).status).toBe(401);
    }
  });

  it('are refused though our own secret signed them: without bounds in time, for another person, of another kind', async () => {
    const nurse = await clinic.person('NURSE');
    const other = await signIn(clinic.http, nurse.email);
    const theirs: Record<string, unknown> = JSON.parse(
      Buffer.from(other.token.split('.')[1] ?? '', 'base64url').toString(),
    );
    const wrong = [
      signed(header, { ...claims, exp: undefined }, secret),
      signed(header, { ...claims, nbf: undefined }, secret),
      signed(header, { ...claims, sub: undefined }, secret),
      signed(header, { ...claims, sub: Number(claims['sub']) }, secret),
      signed(header, { ...theirs, sub: claims['sub'] }, secret),
      signed(header, { ...claims, sub: theirs['sub'] }, secret),
      signed({ ...header, typ: 'refresh+jwt' }, claims, secret),
      signed({ ...header, typ: undefined }, claims, secret),
    ];
    for (const token of wrong) expect((await ask(token)).status, token).toBe(401);
  });
});
