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
    ['NODE_ENV', 'staging'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['DEMO', 'yes'],
    ['DB_PORT', '0'],
    ['DB_SSL', '1'],
    ['DB_SSL_CA', '/no/such/ca.pem'],
    ['DB_CONNECTIONS', '1'],
    ['SESSION_IDLE_SECONDS', '59'],
    ['CLINIC_TIME_ZONE', 'Asia/Kandy'],
    ['WEB_ORIGIN', '*'],
    ['WEB_ORIGIN', 'https://a.example, clinic.example'],
    ['WEB_ORIGIN', 'https://a.example/app'],
    ['FILE_STORAGE_PROVIDER', 'ftp'],
    ['SMTP_PORT', 'twenty'],
    ['SMTP_SECURE', 'TRUE'],
    ['CHROMIUM', '/no/such/chromium'],
    ['LOG_LEVEL', 'loud'],
  ])('stops the start with one sentence that names %s when it is %s', (name, value) => {
    const start = () => configure({ [name]: value });
    expect(start).toThrow(ConfigurationError);
    expect(start).toThrow(new RegExp(`^${name} .+\\.$`));
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

  it('refuses the demo clinic in production, and an authority for a connection that is not encrypted', () => {
    expect(() => configure({ NODE_ENV: 'production', DEMO: 'true' })).toThrow(/^DEMO is true in production/);
    expect(() => configure({ DB_SSL_CA: import.meta.filename })).toThrow(/^DB_SSL_CA is set but DB_SSL is not true/);
    expect(configure({ DB_SSL_CA: import.meta.filename, DB_SSL: 'true' }).database).toMatchObject({ ssl: true });
  });

  it('reads every variable it knows by itself alone: no value of one makes another one wrong', () => {
    for (const name of Object.keys(VARIABLES)) {
      expect(() => configure({ [name]: Reflect.get(RIGHT, name) ?? '' }), name).not.toThrow();
    }
  });
});
