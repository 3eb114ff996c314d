import type { Values } from './environment';

/** How people sign in with Google here. */
export interface GoogleSettings {
  clientId: string;
  clientSecret: string;
  /** Only accounts of this domain of Google Workspace, where one is named. */
  hostedDomain: string | undefined;
  /** Where Google sends people back to; Google has it on the list of the clinic's addresses. */
  callbackUrl: string;
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  userinfoUrl: string;
  keysUrl: string;
}

export function googleOf(value: Values, webUrl: string): GoogleSettings | undefined {
  if (!value.GOOGLE_CLIENT_ID || !value.GOOGLE_CLIENT_SECRET) return undefined;
  return {
    clientId: value.GOOGLE_CLIENT_ID,
    clientSecret: value.GOOGLE_CLIENT_SECRET,
    hostedDomain: value.GOOGLE_HOSTED_DOMAIN,
    callbackUrl: value.GOOGLE_CALLBACK_URL ?? `${webUrl}/api/auth/google/callback`,
    issuer: value.GOOGLE_ISSUER,
    authorizeUrl: value.GOOGLE_AUTHORIZE_URL,
    tokenUrl: value.GOOGLE_TOKEN_URL,
    userinfoUrl: value.GOOGLE_USERINFO_URL,
    keysUrl: value.GOOGLE_KEYS_URL,
  };
}
