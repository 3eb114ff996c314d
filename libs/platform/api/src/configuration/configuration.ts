import type { DatabaseSettings } from '@cuspid/platform/database';
import { check, type Environment } from './environment';

/** Everything the process is told from outside, read and checked once, before anything starts. */
export class Configuration {
  readonly isProduction: boolean;
  /** A developer's machine: neither production nor a specs' clinic. */
  readonly isDevelopment: boolean;
  /** Sign-ins of the demo people are offered, and an empty database is filled with the demo clinic. */
  readonly isDemo: boolean;
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseSettings;
  readonly jwtSecret: string;
  readonly sessionIdleSeconds: number;
  readonly timeZone: string;
  readonly webOrigins: string[];
  /** Where people find the web app: links in mails begin so. Never taken from a request's Host. */
  readonly webUrl: string;
  /** Proxies in front whose X-Forwarded-For is believed; an entry beyond them is what a client wrote. */
  readonly proxyHops: number;
  readonly webRoot: string | undefined;
  readonly storage: { kind: 'folder'; folder: string };
  readonly mail:
    | { kind: 'folder'; folder: string; from: string }
    | { kind: 'smtp'; host: string; port: number; secure: boolean; user?: string; password?: string; from: string };
  readonly chromium: string | undefined;
  readonly logLevel: string;

  /** @throws ConfigurationError naming the variable and what it should hold. */
  constructor(environment: Environment = process.env) {
    const value = check(environment);
    this.isProduction = value.NODE_ENV === 'production';
    this.isDevelopment = value.NODE_ENV === 'development';
    this.isDemo = value.DEMO;
    this.port = value.PORT;
    this.host = value.HOST;
    this.database = {
      host: value.DB_HOST,
      port: value.DB_PORT,
      user: value.DB_USER,
      password: value.DB_PASSWORD,
      name: value.DB_NAME,
      ssl: value.DB_SSL,
      ...(value.DB_SSL_CA && { ca: value.DB_SSL_CA }),
      connections: value.DB_CONNECTIONS,
    };
    this.jwtSecret = value.JWT_SECRET;
    this.sessionIdleSeconds = value.SESSION_IDLE_SECONDS;
    this.timeZone = value.CLINIC_TIME_ZONE;
    this.webOrigins = value.WEB_ORIGIN;
    this.webUrl = value.WEB_URL ?? `http://${value.HOST}:${value.PORT}`;
    this.proxyHops = value.PROXY_HOPS;
    this.webRoot = value.WEB_ROOT;
    this.storage = { kind: 'folder', folder: value.FILE_STORAGE_FOLDER };
    this.mail = value.SMTP_HOST
      ? {
          kind: 'smtp',
          host: value.SMTP_HOST,
          port: value.SMTP_PORT,
          secure: value.SMTP_SECURE,
          ...(value.SMTP_USER && { user: value.SMTP_USER }),
          ...(value.SMTP_PASS && { password: value.SMTP_PASS }),
          from: value.SMTP_FROM,
        }
      : { kind: 'folder', folder: value.MAIL_FOLDER, from: value.SMTP_FROM };
    this.chromium = value.CHROMIUM;
    this.logLevel = value.LOG_LEVEL;
  }
}
