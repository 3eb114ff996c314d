import { existsSync } from 'node:fs';
import { isCertificate } from '@cuspid/platform/database';
import { contradictionIn } from './contradictions';
import { scannerOf, type ScannerSettings } from './scanner-settings';

export type Environment = Record<string, string | undefined>;

/** A variable that is missing or wrong. The message names it and says what it should hold. */
export class ConfigurationError extends Error {}

type Reader<T> = (name: string, text: string | undefined) => T;

const wrong = (name: string, says: string): never => {
  throw new ConfigurationError(`${name} ${says}`);
};

const text =
  (rule: { default?: string; oneOf?: string[] } = {}): Reader<string> =>
  (name, given) => {
    const value = given ?? rule.default ?? wrong(name, 'is not set, and there is no default for it.');
    if (rule.oneOf && !rule.oneOf.includes(value))
      wrong(name, `is “${value}”: it must be one of ${rule.oneOf.join(', ')}.`);
    return value;
  };

const maybe: Reader<string | undefined> = (_, given) => given;

/** A file that is there now: better said at the start than when it is first needed. */
const file: Reader<string | undefined> = (name, given) => {
  if (given !== undefined && !existsSync(given)) wrong(name, `is “${given}”: there is no such file.`);
  return given;
};

/** The certificate of an authority: its text, with `\\n` for ends of lines where they cannot be given, or the file it is in. */
const certificate: Reader<string | undefined> = (name, given) => {
  const text = given?.replaceAll('\\n', '\n');
  if (text === undefined || isCertificate(text)) return text;
  // What somebody pasted by mistake may be a key: it is not repeated.
  if (text.includes('-----BEGIN')) wrong(name, 'holds no certificate: it must be the text of one, or a file.');
  return file(name, given);
};

const number =
  (rule: { default: number; min: number; max: number }): Reader<number> =>
  (name, given) => {
    if (given === undefined) return rule.default;
    const value = /^\d+$/.test(given) ? Number(given) : NaN;
    if (!(value >= rule.min && value <= rule.max)) {
      wrong(name, `is “${given}”: it must be a whole number from ${rule.min} to ${rule.max}.`);
    }
    return value;
  };

const maybePort: Reader<number | undefined> = (name, given) =>
  given === undefined ? given : number({ default: 0, min: 0, max: 65_535 })(name, given);

const flag =
  (fallback: boolean): Reader<boolean> =>
  (name, given) => {
    if (given === undefined) return fallback;
    if (given !== 'true' && given !== 'false') wrong(name, `is “${given}”: it must be true or false.`);
    return given === 'true';
  };

const secret: Reader<string> = (name, given) => {
  const value =
    given ?? wrong(name, 'is not set: give at least 32 random bytes, for example `openssl rand -base64 48`.');
  if (Buffer.byteLength(value) < 32) wrong(name, 'is too short: give at least 32 random bytes.');
  if (new Set(value).size < 10 || /change.?me|example|secret/i.test(value))
    wrong(name, 'looks like an example value: give random bytes.');
  return value;
};

const maybeSecret: Reader<string | undefined> = (name, given) => (given === undefined ? given : secret(name, given));

const secrets: Reader<string[]> = (name, given) =>
  (given ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => secret(name, one));

/** A domain of Google Workspace, as Google writes it: lower case, no `@`. */
const domain: Reader<string | undefined> = (name, given) => {
  if (given === undefined || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(given)) return given;
  return wrong(name, `is “${given}”: it must be a domain in lower case such as clinic.example.`);
};

const zone: Reader<string> = (name, given = 'Asia/Colombo') => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone && given;
  } catch {
    return wrong(name, `is “${given}”: it must be an IANA time zone such as Asia/Colombo.`);
  }
};

/** Exactly as browsers write them in `Origin`: a wildcard, a path or a port that goes without saying would never match. */
const origins: Reader<string[]> = (name, given) =>
  (given ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean)
    .map((origin) =>
      /^https?:\/\/[^*]+$/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin
        ? origin
        : wrong(name, `holds “${origin}”: origins look like https://clinic.example.`),
    );

const scanner: Reader<ScannerSettings | undefined> = (name, given) => {
  if (given === undefined) return undefined;
  return scannerOf(given) ?? wrong(name, `is “${given}”: it must be clamd://host:port or unix:/path/of/the/socket.`);
};

/** What is given may hold a password: it is not repeated. */
const redis: Reader<string | undefined> = (name, given) => {
  const isRight = given === undefined || (/^rediss?:\/\/[^\s/]/.test(given) && URL.canParse(given));
  return isRight
    ? given
    : wrong(name, 'must be an address such as redis://10.0.0.5:6379 or rediss://:password@host:6379.');
};

/** An address, perhaps with a path, without a slash at the end, a query, or somebody's name and password in it. */
const address =
  (fallback?: string): Reader<string | undefined> =>
  (name, given = fallback) => {
    const isAddress = given === undefined || (/^https?:\/\/[^\s?#/@][^\s?#@]*$/.test(given) && URL.canParse(given));
    if (!isAddress) wrong(name, `is “${given}”: it must be an address such as https://clinic.example.`);
    return given?.replace(/\/+$/, '');
  };

const addressOr =
  (fallback: string): Reader<string> =>
  (name, given) =>
    address(fallback)(name, given) ?? fallback;

/** Every variable the API reads, its default and its rule. README's table says the same; a spec compares them. */
export const VARIABLES = {
  NODE_ENV: text({ default: 'development', oneOf: ['development', 'production', 'test'] }),
  PORT: number({ default: 3000, min: 0, max: 65_535 }),
  HOST: text({ default: '127.0.0.1' }),
  DEMO: flag(false),
  DB_HOST: text(),
  DB_PORT: number({ default: 3306, min: 1, max: 65_535 }),
  DB_USER: text(),
  DB_PASSWORD: text({ default: '' }),
  DB_NAME: text({ default: 'cuspid' }),
  DB_MIGRATION_USER: maybe,
  DB_MIGRATION_PASSWORD: text({ default: '' }),
  DB_SSL: flag(false),
  DB_SSL_CA: certificate,
  DB_CONNECTIONS: number({ default: 20, min: 2, max: 500 }),
  JWT_SECRET: secret,
  JWT_SECRET_PREVIOUS: maybeSecret,
  AUDIT_KEY: maybeSecret,
  AUDIT_OLD_KEYS: secrets,
  AUDIT_KEEP_YEARS: number({ default: 10, min: 6, max: 100 }),
  SESSION_IDLE_SECONDS: number({ default: 3_600, min: 60, max: 43_200 }),
  CLINIC_TIME_ZONE: zone,
  WEB_ORIGIN: origins,
  COOKIE_SAMESITE: text({ default: 'strict', oneOf: ['strict', 'none'] }),
  WEB_URL: address(),
  PROXY_HOPS: number({ default: 0, min: 0, max: 10 }),
  DRAIN_SECONDS: number({ default: 0, min: 0, max: 60 }),
  WEB_ROOT: maybe,
  FILE_STORAGE_PROVIDER: text({ default: 'local', oneOf: ['local', 's3', 'r2'] }),
  FILE_STORAGE_FOLDER: text({ default: '.cuspid/files' }),
  S3_ENDPOINT: address(),
  S3_BUCKET: maybe,
  S3_ACCESS_KEY_ID: maybe,
  S3_SECRET_ACCESS_KEY: maybe,
  S3_REGION: text({ default: 'us-east-1' }),
  R2_ENDPOINT: address(),
  R2_BUCKET: maybe,
  R2_ACCESS_KEY_ID: maybe,
  R2_SECRET_ACCESS_KEY: maybe,
  R2_REGION: text({ default: 'auto' }),
  MALWARE_SCANNER: scanner,
  MAX_FILE_SIZE: number({ default: 104_857_600, min: 1_024, max: 4_000_000_000 }),
  MAX_FILES_PER_PATIENT: number({ default: 2_000, min: 1, max: 100_000 }),
  MAX_BYTES_PER_PATIENT: number({ default: 10_737_418_240, min: 1_024, max: 9_007_199_254_740_991 }),
  MAX_FILES_PER_DAY: number({ default: 1_000, min: 1, max: 1_000_000 }),
  MAX_BYTES_PER_DAY: number({ default: 21_474_836_480, min: 1_024, max: 9_007_199_254_740_991 }),

  MAIL_FOLDER: text({ default: '.cuspid/outbox' }),
  SMTP_HOST: maybe,
  SMTP_PORT: number({ default: 587, min: 1, max: 65_535 }),
  SMTP_SECURE: flag(false),
  SMTP_USER: maybe,
  SMTP_PASS: maybe,
  SMTP_FROM: text({ default: 'Cuspid <no-reply@cuspid.test>' }),
  REMINDER_WINDOW_HOURS: number({ default: 48, min: 0, max: 336 }),
  GOOGLE_CLIENT_ID: maybe,
  GOOGLE_CLIENT_SECRET: maybe,
  GOOGLE_HOSTED_DOMAIN: domain,
  GOOGLE_CALLBACK_URL: address(),
  GOOGLE_ISSUER: addressOr('https://accounts.google.com'),
  GOOGLE_AUTHORIZE_URL: addressOr('https://accounts.google.com/o/oauth2/v2/auth'),
  GOOGLE_TOKEN_URL: addressOr('https://oauth2.googleapis.com/token'),
  GOOGLE_USERINFO_URL: addressOr('https://openidconnect.googleapis.com/v1/userinfo'),
  GOOGLE_KEYS_URL: addressOr('https://www.googleapis.com/oauth2/v3/certs'),
  CHROMIUM: file,
  REDIS_URL: redis,
  METRICS_PORT: maybePort,
  METRICS_HOST: text({ default: '127.0.0.1' }),
  LOG_LEVEL: text({ default: 'info', oneOf: ['silent', 'error', 'warn', 'info', 'debug'] }),
} satisfies Record<string, Reader<unknown>>;

export type Values = { [K in keyof typeof VARIABLES]: ReturnType<(typeof VARIABLES)[K]> };

/** Reads and checks every variable. @throws ConfigurationError for the first one that is wrong. */
export function check(environment: Environment): Values {
  const read = Object.entries(VARIABLES).map(([name, reader]) => {
    const given = environment[name]?.trim();
    return [name, reader(name, given === '' && name !== 'DB_PASSWORD' ? undefined : given)];
  });
  const values: Values = Object.fromEntries(read);
  const contradiction = contradictionIn(values, environment);
  if (contradiction) throw new ConfigurationError(contradiction);
  return values;
}
