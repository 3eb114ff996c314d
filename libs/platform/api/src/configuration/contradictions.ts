import type { Environment, Values } from './environment';
import { lackingOf } from './storage-settings';

type Rule = [isBroken: boolean, sentence: string];

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host);
/** A name no stranger can stand behind: this machine, a private network, the network of a container. */
export const isInside = (host: string): boolean =>
  isLoopback(host) ||
  !/[.:]/.test(host) ||
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(host) ||
  /\.(internal|local|lan)$/i.test(host);
const isPlain = (address: string | undefined) =>
  address !== undefined && address.startsWith('http:') && !isLoopback(new URL(address).hostname);

/** What of several variables does not go together, as one sentence that begins with the name of one; else undefined. */
export function contradictionIn(value: Values, environment: Environment): string | undefined {
  const rules =
    value.NODE_ENV === 'production' ? [...everywhere(value), ...inProduction(value, environment)] : everywhere(value);
  return rules.find(([isBroken]) => isBroken)?.[1];
}

function everywhere(value: Values): Rule[] {
  const hasGoogle = Boolean(value.GOOGLE_CLIENT_ID);
  const lacking = lackingOf(value);
  return [
    [
      value.DB_SSL_CA !== undefined && !value.DB_SSL,
      'DB_SSL_CA is set but DB_SSL is not true: the connection would not be encrypted.',
    ],
    [
      value.JWT_SECRET_PREVIOUS === value.JWT_SECRET,
      'JWT_SECRET_PREVIOUS is the same as JWT_SECRET: give the new secret to JWT_SECRET, or take JWT_SECRET_PREVIOUS away.',
    ],
    [
      hasGoogle !== Boolean(value.GOOGLE_CLIENT_SECRET),
      `${hasGoogle ? 'GOOGLE_CLIENT_SECRET' : 'GOOGLE_CLIENT_ID'} is not set: Google sign-in needs both, or neither.`,
    ],
    [
      value.GOOGLE_HOSTED_DOMAIN !== undefined && !hasGoogle,
      'GOOGLE_HOSTED_DOMAIN is set, but there is no Google sign-in: set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.',
    ],
    [
      Boolean(value.SMTP_USER) !== Boolean(value.SMTP_PASS),
      `${value.SMTP_USER ? 'SMTP_PASS' : 'SMTP_USER'} is not set: the mail server needs user and password, or neither.`,
    ],
    [
      value.COOKIE_SAMESITE === 'none' && !value.WEB_ORIGIN.length,
      'COOKIE_SAMESITE is none, but no page elsewhere may use the API: name the web app in WEB_ORIGIN, or take it away.',
    ],
    [
      value.COOKIE_SAMESITE === 'none' && hasGoogle,
      'COOKIE_SAMESITE is none: Google sign-in needs the web app and the API on one site, such as app.clinic.example and api.clinic.example.',
    ],
    [lacking !== undefined, `${lacking} is not set: files are to go to ${value.FILE_STORAGE_PROVIDER.toUpperCase()}.`],
  ];
}

/** What is a convenience on a developer's machine and a hole in a clinic. */
function inProduction(value: Values, environment: Environment): Rule[] {
  const googleAddresses = Object.entries(value).filter(([name]) => /^GOOGLE_.*(URL|ISSUER)$/.test(name));
  const plain = googleAddresses.find(([, address]) => typeof address === 'string' && isPlain(address));
  return [
    [value.DEMO, 'DEMO is true in production: the demo clinic has known passwords. Set DEMO=false.'],
    [!value.WEB_URL, 'WEB_URL is not set: links in mails lead there, such as https://clinic.example.'],
    [isPlain(value.WEB_URL), 'WEB_URL begins with http: in production: links with keys in them need https.'],
    [value.WEB_ORIGIN.some(isPlain), 'WEB_ORIGIN holds an http: origin in production: pages from there can be forged.'],
    [plain !== undefined, `${plain?.[0]} begins with http: in production: anybody between could sign in as anybody.`],
    [
      !value.DB_SSL && !isInside(value.DB_HOST),
      'DB_SSL is not true, but DB_HOST is on another network: the connection would not be encrypted.',
    ],
    [
      value.DB_PASSWORD === '' && !isLoopback(value.DB_HOST),
      'DB_PASSWORD is empty in production: everybody who reaches the database could read it.',
    ],
    [
      isPlain(value.S3_ENDPOINT) || isPlain(value.R2_ENDPOINT),
      `${isPlain(value.S3_ENDPOINT) ? 'S3' : 'R2'}_ENDPOINT begins with http: in production: files would travel unencrypted.`,
    ],
    [
      value.MALWARE_SCANNER !== undefined && 'host' in value.MALWARE_SCANNER && !isInside(value.MALWARE_SCANNER.host),
      'MALWARE_SCANNER is on another network in production: files would travel unencrypted. Run clamd beside the API.',
    ],
    [
      value.REDIS_URL?.startsWith('redis:') === true && !isInside(new URL(value.REDIS_URL).hostname),
      'REDIS_URL begins with redis: in production and is on another network: its password would travel unencrypted. Use rediss:.',
    ],
    [value.LOG_LEVEL === 'debug', 'LOG_LEVEL is debug in production: it must be one of silent, error, warn, info.'],
    [
      environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0',
      'NODE_TLS_REJECT_UNAUTHORIZED is 0 in production: no certificate would be checked. Take it away.',
    ],
    [
      /--inspect/.test(environment['NODE_OPTIONS'] ?? ''),
      'NODE_OPTIONS opens a debugger in production: whoever reaches it owns the process. Take --inspect away.',
    ],
  ];
}
