import { OAuth2Server, type MutableResponse, type MutableToken } from 'oauth2-mock-server';
import type { Http } from '@cuspid/platform/testing';

/** What Google says of the person who is signed in there. */
export type Claims = Record<string, unknown>;

/** A Google of the specs' own: a real server with the real code flow and real keys. */
export class Google {
  /** Who is signed in to Google, in every browser; what is `undefined` is left out. */
  claims: Claims = {};
  /** What `/userinfo` says, where it differs from the ID token. */
  profile: Claims | undefined;
  /** Asked at the token endpoint so far. */
  exchanges = 0;

  private constructor(
    readonly server: OAuth2Server,
    readonly base: string,
  ) {
    server.service.on('beforeTokenSigning', ({ payload }: MutableToken) => {
      Object.assign(payload, this.claims);
    });
    server.service.on('beforeUserinfo', (answer: MutableResponse) => {
      answer.body = this.profile ?? this.claims;
    });
    server.service.on('beforeResponse', () => this.exchanges++);
  }

  static async open(): Promise<Google> {
    const server = new OAuth2Server();
    await server.issuer.keys.generate('RS256');
    await server.start(0, '127.0.0.1');
    const base = `http://127.0.0.1:${server.address().port}`;
    server.issuer.url = base;
    return new Google(server, base);
  }

  /** The clinic's environment that makes this server its Google. */
  get environment(): Record<string, string> {
    return {
      WEB_URL: 'http://127.0.0.1:1',
      GOOGLE_CLIENT_ID: 'the-clinic',
      GOOGLE_CLIENT_SECRET: 'a secret of the specs',
      GOOGLE_ISSUER: this.base,
      GOOGLE_AUTHORIZE_URL: `${this.base}/authorize`,
      GOOGLE_TOKEN_URL: `${this.base}/token`,
      GOOGLE_USERINFO_URL: `${this.base}/userinfo`,
      GOOGLE_KEYS_URL: `${this.base}/jwks`,
    };
  }

  /** An ID token as Google makes it for the button, with `change` made to it before it is signed. */
  idToken(change: Claims = {}): Promise<string> {
    return this.server.issuer.buildToken({
      scopesOrTransform: (_header, payload) =>
        Object.assign(payload, { aud: 'the-clinic', ...this.claims }, { jti: crypto.randomUUID() }, change),
    });
  }

  close(): Promise<void> {
    return this.server.stop();
  }
}

/** A browser that keeps cookies and follows the clinic's and Google's redirects by hand. */
export class CookieBrowser {
  readonly cookies = new Map<string, string>();

  constructor(readonly http: Http) {}

  /** Opens an address of the clinic's; answers the status and where it leads. */
  async open(path: string): Promise<{ status: number; to: string; setCookies: string[] }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { status, headers } = await this.http.call('GET', path, { headers: { ...(cookie && { cookie }) } });
    const setCookies = headers.getSetCookie();
    for (const [, name = '', value = ''] of setCookies.map((one) => /^([^=]+)=([^;]*)/.exec(one) ?? [])) {
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return { status, to: headers.get('location') ?? '', setCookies };
  }

  /** To Google, and what Google would send the browser back with: a path of the clinic's. */
  async leave(next?: string): Promise<string> {
    const { to } = await this.open(`/api/auth/google${next === undefined ? '' : `?next=${encodeURIComponent(next)}`}`);
    const answer = await fetch(to, { redirect: 'manual' });
    const { pathname, search } = new URL(answer.headers.get('location') ?? '');
    return pathname + search;
  }

  /** The whole way; answers where it ends. */
  async signIn(next?: string): Promise<string> {
    return (await this.open(await this.leave(next))).to;
  }
}
