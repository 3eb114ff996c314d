import { readFileSync, writeFileSync } from 'node:fs';
import { OAuth2Server } from 'oauth2-mock-server';

/** Somebody as Google knows them. */
export interface GooglePerson {
  sub: string;
  name: string;
  email: string;
  email_verified: boolean;
}

export interface Google {
  /** The API's settings that make this server its Google. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** A Google of the stories' own: real code flow, real keys. Whoever `file` holds is signed in to it. */
export async function openGoogle(file: string): Promise<Google> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const { port } = server.address();
  const base = `http://127.0.0.1:${port}`;
  server.issuer.url = base;
  const person = (): GooglePerson => JSON.parse(readFileSync(file, 'utf8'));
  server.service.on('beforeUserinfo', (answer: { body: unknown }) => {
    answer.body = person();
  });
  server.service.on('beforeTokenSigning', (token: { payload: Record<string, unknown> }) => {
    Object.assign(token.payload, person());
  });
  return {
    env: {
      GOOGLE_CLIENT_ID: 'cuspid-stories',
      GOOGLE_CLIENT_SECRET: 'a secret of the stories',
      GOOGLE_ISSUER: base,
      GOOGLE_AUTHORIZE_URL: `${base}/authorize`,
      GOOGLE_TOKEN_URL: `${base}/token`,
      GOOGLE_USERINFO_URL: `${base}/userinfo`,
      GOOGLE_KEYS_URL: `${base}/jwks`,
    },
    close: () => server.stop(),
  };
}

/** From now on it is this person who is signed in to Google in every browser. */
export function signInToGoogle(file: string, person: GooglePerson): void {
  writeFileSync(file, JSON.stringify(person));
}
