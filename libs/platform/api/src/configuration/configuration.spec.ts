import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Configuration } from './configuration';
import { ConfigurationError, VARIABLES } from './environment';

const RIGHT = { DB_HOST: '127.0.0.1', DB_USER: 'cuspid', JWT_SECRET: 'Zk3v9sQ1xT7uLm2Pq8wR5yNcBfHdGjKa0e' };
const configure = (set: Record<string, string | undefined>) => new Configuration({ ...RIGHT, ...set });

describe('configuration', () => {
  it('needs a database and a secret, and has a default for all else', () => {
    expect(configure({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      isDemo: false,
      timeZone: 'Asia/Colombo',
      sessionIdleSeconds: 3_600,
    });
    expect(configure({ PORT: ' 8080 ', LOG_LEVEL: '' })).toMatchObject({ port: 8080, logLevel: 'info' });
  });

  it.each<[string, string | undefined]>([
    ['DB_HOST', undefined],
    ['DB_USER', undefined],
    ['JWT_SECRET', undefined],
    ['JWT_SECRET', 'short'],
    ['JWT_SECRET', 'a'.repeat(64)],
    ['JWT_SECRET', 'change-me-change-me-change-me-1234567890'],
    ['JWT_SECRET', 'an example of 32 bytes: 0123456789abcdef'],
    ['AUDIT_KEY', 'short'],
    ['AUDIT_OLD_KEYS', 'Zk3v9sQ1xT7uLm2Pq8wR5yNcBfHdGjKa0e, short'],
    ['AUDIT_KEEP_YEARS', '5'],
    ['NODE_ENV', 'staging'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['METRICS_PORT', 'on'],
    ['REDIS_URL', 'localhost:6379'],
    ['REDIS_URL', 'http://127.0.0.1:6379'],
    ['REDIS_URL', 'redis://'],
    ['DEMO', 'yes'],
    ['DB_PORT', '0'],
    ['DB_SSL', '1'],
    ['DB_SSL_CA', '/no/such/ca.pem'],
    ['DB_SSL_CA', '-----BEGIN PRIVATE KEY-----'],
    ['DB_CONNECTIONS', '1'],
    ['SESSION_IDLE_SECONDS', '59'],
    ['CLINIC_TIME_ZONE', 'Asia/Kandy'],
    ['WEB_ORIGIN', '*'],
    ['WEB_ORIGIN', 'https://a.example, clinic.example'],
    ['WEB_ORIGIN', 'https://a.example/app'],
    ['WEB_ORIGIN', 'https://*.a.example'],
    ['WEB_ORIGIN', 'null'],
    ['WEB_ORIGIN', 'https://a.example:443'],
    ['WEB_ORIGIN', 'https://A.example'],
    ['COOKIE_SAMESITE', 'lax'],
    ['COOKIE_SAMESITE', 'none'],
    ['WEB_URL', 'clinic.example'],
    ['WEB_URL', 'https://ana:word@clinic.example'],
    ['WEB_URL', 'https://clinic.example?next='],
    ['PROXY_HOPS', 'true'],
    ['DRAIN_SECONDS', '61'],
    ['JWT_SECRET_PREVIOUS', 'short'],
    ['GOOGLE_HOSTED_DOMAIN', '@clinic.example'],
    ['GOOGLE_KEYS_URL', 'accounts.google.com/keys'],
    ['FILE_STORAGE_PROVIDER', 'ftp'],
    ['MALWARE_SCANNER', 'clamd'],
    ['MALWARE_SCANNER', 'http://127.0.0.1:3310'],
    ['MALWARE_SCANNER', 'clamd://127.0.0.1:0'],
    ['MALWARE_SCANNER', 'clamd://a b:3310'],
    ['MALWARE_SCANNER', 'unix:clamd.sock'],
    ['SMTP_PORT', 'twenty'],
    ['SMTP_SECURE', 'TRUE'],
    ['CHROMIUM', '/no/such/chromium'],
    ['LOG_LEVEL', 'loud'],
  ])('stops the start with one sentence that names %s when it is %s', (name, value) => {
    const start = () => configure({ [name]: value });
    expect(start).toThrow(ConfigurationError);
    expect(start).toThrow(new RegExp(`^${name} .+\\.$`));
  });

  const R2 = {
    FILE_STORAGE_PROVIDER: 'r2',
    R2_ENDPOINT: 'https://store.example',
    R2_BUCKET: 'clinic',
    R2_ACCESS_KEY_ID: 'us',
    R2_SECRET_ACCESS_KEY: 'a word',
  };

  it('sends files to a bucket where it is told to, by either set of names', () => {
    const bucket = { kind: 's3', bucket: 'clinic', accessKeyId: 'us', secretAccessKey: 'a word' };
    expect(configure(R2).storage).toEqual({ ...bucket, endpoint: 'https://store.example', region: 'auto' });
    const S3 = { S3_BUCKET: 'clinic', S3_ACCESS_KEY_ID: 'us', S3_SECRET_ACCESS_KEY: 'a word' };
    expect(configure({ FILE_STORAGE_PROVIDER: 's3', ...S3 }).storage).toEqual({ ...bucket, region: 'us-east-1' });
  });

  it('never says a secret it refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[b-z]{12,31}$/), (secret) => {
        expect(() => configure({ JWT_SECRET: secret })).toThrow(
          expect.not.objectContaining({ message: expect.stringContaining(secret) }),
        );
      }),
    );
  });

  it.each<[string, Record<string, string>]>([
    ['DB_SSL_CA', { DB_SSL_CA: import.meta.filename }],
    ['JWT_SECRET_PREVIOUS', { JWT_SECRET_PREVIOUS: RIGHT.JWT_SECRET }],
    ['GOOGLE_CLIENT_SECRET', { GOOGLE_CLIENT_ID: 'clinic' }],
    [
      'COOKIE_SAMESITE',
      {
        COOKIE_SAMESITE: 'none',
        WEB_ORIGIN: 'https://app.example',
        GOOGLE_CLIENT_ID: 'clinic',
        GOOGLE_CLIENT_SECRET: 'word',
      },
    ],
    ['GOOGLE_CLIENT_ID', { GOOGLE_CLIENT_SECRET: 'word' }],
    ['GOOGLE_HOSTED_DOMAIN', { GOOGLE_HOSTED_DOMAIN: 'clinic.example' }],
    ['SMTP_PASS', { SMTP_USER: 'clinic' }],
    ['SMTP_USER', { SMTP_PASS: 'word' }],
    ['S3_BUCKET', { FILE_STORAGE_PROVIDER: 's3' }],
    ['R2_ENDPOINT', { FILE_STORAGE_PROVIDER: 'r2', R2_BUCKET: 'clinic' }],
    ['R2_SECRET_ACCESS_KEY', { ...R2, R2_SECRET_ACCESS_KEY: '' }],
  ])('refuses %s when it does not go together with another', (name, set) => {
    expect(() => configure(set)).toThrow(new RegExp(`^${name} .+\\.$`));
  });

  const PRODUCTION = { NODE_ENV: 'production', WEB_URL: 'https://clinic.example', DB_PASSWORD: 'a word of its own' };

  it.each<[string, Record<string, string>]>([
    ['DEMO', { DEMO: 'true' }],
    ['WEB_URL', { WEB_URL: '' }],
    ['WEB_URL', { WEB_URL: 'http://clinic.example' }],
    ['WEB_ORIGIN', { WEB_ORIGIN: 'https://a.example,http://b.example' }],
    ['GOOGLE_KEYS_URL', { GOOGLE_KEYS_URL: 'http://keys.example' }],
    ['GOOGLE_ISSUER', { GOOGLE_ISSUER: 'http://accounts.google.com' }],
    ['DB_SSL', { DB_HOST: 'mysql-1.aivencloud.com' }],
    ['DB_SSL', { DB_HOST: '203.0.113.7' }],
    ['DB_PASSWORD', { DB_PASSWORD: '', DB_HOST: 'db' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'debug' }],
    ['R2_ENDPOINT', { ...R2, R2_ENDPOINT: 'http://store.example' }],
    ['MALWARE_SCANNER', { MALWARE_SCANNER: 'clamd://scanner.example:3310' }],
    ['REDIS_URL', { REDIS_URL: 'redis://:secret@redis.example:6379' }],
    ['NODE_TLS_REJECT_UNAUTHORIZED', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
    ['NODE_OPTIONS', { NODE_OPTIONS: '--max-old-space-size=900 --inspect=0.0.0.0:9229' }],
  ])(
    'refuses in production, with a sentence that names %s, what is only good on a developer’s machine',
    (name, set) => {
      expect(() => configure({ ...PRODUCTION, ...set })).toThrow(new RegExp(`^${name} .+\\.$`));
      expect(() => configure({ ...set, WEB_URL: 'http://127.0.0.1:3000', NODE_ENV: 'test' })).not.toThrow();
    },
  );

  it('starts in production on a network of its own, behind a proxy, with the database of a provider', () => {
    for (const DB_HOST of ['127.0.0.1', 'localhost', 'db', '10.0.4.17', 'db.clinic.internal']) {
      expect(configure({ ...PRODUCTION, DB_HOST })).toMatchObject({ isProduction: true });
    }
    const provider = { DB_HOST: 'mysql-1.aivencloud.com', DB_SSL: 'true', DB_SSL_CA: import.meta.filename };
    expect(configure({ ...PRODUCTION, ...provider, PROXY_HOPS: '1' })).toMatchObject({ database: { ssl: true } });
    expect(configure({ ...PRODUCTION, WEB_URL: 'http://127.0.0.1:3000' })).toMatchObject({ isProduction: true });
    const text = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    for (const DB_SSL_CA of [text, text.replaceAll('\n', '\\n')]) {
      expect(configure({ ...PRODUCTION, ...provider, DB_SSL_CA }).database.ca).toBe(text);
    }
  });

  it('finds the malware scanner on a port or a socket, where there is one', () => {
    expect(configure({}).scanner).toBeUndefined();
    const scanners = {
      'clamd://clamav:3311': { kind: 'clamd', host: 'clamav', port: 3311 },
      'clamd://[::1]': { kind: 'clamd', host: '::1', port: 3310 },
      'unix:/run/clamav/clamd.ctl': { kind: 'clamd', path: '/run/clamav/clamd.ctl' },
    };
    for (const [MALWARE_SCANNER, scanner] of Object.entries(scanners)) {
      expect(configure({ ...PRODUCTION, MALWARE_SCANNER })).toMatchObject({ scanner });
    }
  });

  it('knows Google where it is told of it, and Google’s own addresses by itself', () => {
    expect(configure({}).google).toBeUndefined();
    const told = { GOOGLE_CLIENT_ID: 'clinic', GOOGLE_CLIENT_SECRET: 'word', WEB_URL: 'https://clinic.example/' };
    expect(configure(told).google).toMatchObject({
      issuer: 'https://accounts.google.com',
      callbackUrl: 'https://clinic.example/api/auth/google/callback',
    });
  });

  it('reads every variable it knows by itself alone: no value of one makes another one wrong', () => {
    for (const name of Object.keys(VARIABLES)) {
      expect(() => configure({ [name]: Reflect.get(RIGHT, name) ?? '' }), name).not.toThrow();
    }
  });
});
