import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refresh, signIn } from './testing/auth-clinic';
import { CookieBrowser } from './testing/google';
import { openGoogleClinic, type GoogleClinic } from './testing/google-clinic';

const REFUSED = 'http://127.0.0.1:1/sign-in?refused=google';

describe('the way to Google and back', () => {
  let clinic: GoogleClinic;

  beforeAll(async () => {
    clinic = await openGoogleClinic();
  });
  beforeEach(() => clinic.calm());
  afterAll(() => clinic.close());

  it('ends at the page that was wanted, with the refresh cookie, and links the account', async () => {
    const person = await clinic.known();
    const browser = new CookieBrowser(clinic.spec.http);
    expect(await browser.signIn('/patients/7?tab=chart')).toBe('http://127.0.0.1:1/patients/7?tab=chart');
    const cookie = `cuspid-refresh=${browser.cookies.get('cuspid-refresh')}`;
    expect(await refresh(clinic.spec.http, cookie)).toMatchObject({ token: expect.any(String) });
    expect(await clinic.subOf(person)).toBe(clinic.google.claims['sub']);
    expect(await clinic.trail(person.id)).toMatchObject([
      { action: 'account.google-linked' },
      { action: 'session.begun' },
    ]);
  });

  it('asks Google for no more than the address, with state, nonce and PKCE, all of them drawn anew', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async () => new URL((await new CookieBrowser(clinic.spec.http).open('/api/auth/google')).to)),
    );
    expect(Object.fromEntries(one?.searchParams ?? [])).toMatchObject({
      scope: 'openid email',
      response_type: 'code',
      code_challenge_method: 'S256',
      hd: 'spec.test',
      redirect_uri: 'http://127.0.0.1:1/api/auth/google/callback',
    });
    for (const key of ['state', 'nonce', 'code_challenge']) {
      expect(one?.searchParams.get(key)).toMatch(/^[\w-]{43}$/);
      expect(one?.searchParams.get(key)).not.toBe(two?.searchParams.get(key));
    }
  });

  it('keeps the trip sealed, out of reach of scripts, for ten minutes', async () => {
    const { setCookies } = await new CookieBrowser(clinic.spec.http).open('/api/auth/google?next=/patients/7');
    expect(setCookies).toHaveLength(1);
    expect(setCookies[0]).toMatch(
      /^cuspid-google=[\w.-]+; Max-Age=600; Path=\/api\/auth\/google; .*HttpOnly; SameSite=Lax$/,
    );
    expect(setCookies[0]).not.toContain('patients');
  });

  it('sends nobody to another site, whatever stands in `next`', async () => {
    await clinic.known();
    const wicked = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '\\\\evil',
      'x',
      '/a b',
    ];
    for (const next of wicked) {
      expect([next, await new CookieBrowser(clinic.spec.http).signIn(next)]).toEqual([next, 'http://127.0.0.1:1/']);
    }
  });

  it('finds the account by Google’s own name for the person from then on, also when the address changes', async () => {
    const person = await clinic.known();
    await new CookieBrowser(clinic.spec.http).signIn();
    clinic.google.claims = { ...clinic.google.claims, email: 'married@spec.test' };
    expect(await new CookieBrowser(clinic.spec.http).signIn()).toBe('http://127.0.0.1:1/');
    expect((await clinic.trail(person.id)).map(({ action }) => action)).toEqual([
      'account.google-linked',
      'session.begun',
      'session.begun',
    ]);
  });

  it('believes what Google says when asked, where the ID token holds no address', async () => {
    await clinic.known();
    clinic.google.profile = clinic.google.claims;
    clinic.google.claims = { sub: clinic.google.claims['sub'] };
    expect(await new CookieBrowser(clinic.spec.http).signIn()).toBe('http://127.0.0.1:1/');
  });

  it('refuses the trip of another browser, a forged one, one made before, and one without a code', async () => {
    await clinic.known();
    const [honest, other] = [new CookieBrowser(clinic.spec.http), new CookieBrowser(clinic.spec.http)];
    const back = await honest.leave();
    await other.leave();
    expect((await other.open(back)).to).toBe(REFUSED);
    expect((await new CookieBrowser(clinic.spec.http).open(back)).to).toBe(REFUSED);
    const exchanged = clinic.google.exchanges;
    const sealed = honest.cookies.get('cuspid-google') ?? '';
    for (const forged of ['', 'x', `${sealed}x`, sealed.replace(/^./, 'f'), `${sealed.slice(0, -8)}AAAAAAAA`]) {
      const browser = new CookieBrowser(clinic.spec.http);
      browser.cookies.set('cuspid-google', forged);
      expect((await browser.open(back)).to).toBe(REFUSED);
    }
    for (const path of [
      '?state=x',
      '?error=access_denied',
      '',
      '?code=a&code=b&state=x',
      `${back.split('code=')[0]}`,
    ]) {
      const browser = new CookieBrowser(clinic.spec.http);
      await browser.leave();
      expect((await browser.open(`/api/auth/google/callback${path.replace(/^.*callback/, '')}`)).to).toBe(REFUSED);
    }
    expect(clinic.google.exchanges).toBe(exchanged); // none of them was worth a question to Google
    expect((await honest.open(back)).to).toBe('http://127.0.0.1:1/');
    const again = new CookieBrowser(clinic.spec.http);
    again.cookies.set('cuspid-google', sealed);
    expect((await again.open(back)).to).toBe(REFUSED);
  });

  it('refuses an answer that Google gave to another trip: the nonce is not ours', async () => {
    await clinic.known({ nonce: 'another' });
    expect(await new CookieBrowser(clinic.spec.http).signIn()).toBe(REFUSED);
  });

  it('refuses an answer about two people', async () => {
    await clinic.known();
    clinic.google.profile = { ...clinic.google.claims, sub: 'somebody-else' };
    expect(await new CookieBrowser(clinic.spec.http).signIn()).toBe(REFUSED);
  });

  it('goes nowhere with a query that is not its own', async () => {
    const { status } = await new CookieBrowser(clinic.spec.http).open('/api/auth/google?code=4%2Fstolen&state=x');
    expect(status).toBe(422);
  });

  it('leaves no session behind when it refuses', async () => {
    const person = await clinic.known({ email_verified: false });
    const browser = new CookieBrowser(clinic.spec.http);
    expect(await browser.signIn()).toBe(REFUSED);
    expect([...browser.cookies.keys()]).toEqual([]);
    expect(await clinic.spec.source.query('select id from session where user_id = ?', [person.id])).toEqual([]);
  });
});

describe('an account unlinked from Google', () => {
  let clinic: GoogleClinic;

  beforeAll(async () => {
    clinic = await openGoogleClinic();
  });
  beforeEach(() => clinic.calm());
  afterAll(() => clinic.close());

  it('opens the account no more until somebody signs in by its address again, which links it anew', async () => {
    const person = await clinic.known();
    await clinic.post(await clinic.google.idToken());
    const { token } = await signIn(clinic.spec.http, person.email);
    const { status, body } = await clinic.spec.http.call('DELETE', '/api/auth/google', { token });
    expect([status, body['hasGoogle']]).toEqual([200, false]);
    clinic.google.claims = { ...clinic.google.claims, email: 'moved-on@spec.test' };
    expect((await clinic.post(await clinic.google.idToken())).status).toBe(401);
    expect((await clinic.trail(person.id)).map(({ action }) => action)).toContain('account.google-unlinked');
  });

  it('is not for who has no password of their own', async () => {
    const person = await clinic.known({}, { mustChangePassword: true });
    const { body } = await clinic.post(await clinic.google.idToken());
    const answer = await clinic.spec.http.call('DELETE', '/api/auth/google', { token: String(body['accessToken']) });
    expect([answer.status, answer.body['code']]).toEqual([403, 'password-change-required']);
    expect(await clinic.subOf(person)).not.toBeNull();
  });
});
