import type { DatabaseSettings } from '@cuspid/platform/database';
import { check, type Environment, type Values } from './environment';
import { googleOf, type GoogleSettings } from './google-settings';
import type { ScannerSettings } from './scanner-settings';
import { storageOf, type StorageSettings } from './storage-settings';

type MailSettings =
  | { kind: 'folder'; folder: string; from: string }
  | { kind: 'smtp'; host: string; port: number; secure: boolean; user?: string; password?: string; from: string };

interface Allowed {
  files: number;
  bytes: number;
}

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
  /** As whom the schema is changed and old audit rows leave; undefined where one user does all. */
  readonly migration: DatabaseSettings | undefined;
  /** Secrets that prove the audit log, the present one first, and the years its rows are kept. */
  readonly audit: { secrets: [string, ...string[]]; keepYears: number };
  readonly jwtSecret: string;
  /** Believed as well, so that nobody is signed out while the secret is changed. */
  readonly formerJwtSecret: string | undefined;
  readonly sessionIdleSeconds: number;
  readonly timeZone: string;
  readonly webOrigins: string[];
  /** The web app is on another site than the API: the refresh cookie must travel between them. */
  readonly isCrossSite: boolean;
  /** Where people find the web app: links in mails begin so. Never taken from a request's Host. */
  readonly webUrl: string;
  /** Proxies in front whose X-Forwarded-For is believed; an entry beyond them is what a client wrote. */
  readonly proxyHops: number;
  /** How long a process that is to end goes on working, so that proxies send new work elsewhere first. */
  readonly drainSeconds: number;
  readonly webRoot: string | undefined;
  readonly storage: StorageSettings;
  /** Undefined where files are not looked at by a malware scanner. */
  readonly scanner: ScannerSettings | undefined;
  /** What uploads are held to: bytes of a file; files and bytes of a patient; files and bytes of a person in a day. */
  readonly uploads: { fileBytes: number; patient: Allowed; personsDay: Allowed };
  readonly mail: MailSettings;
  /** How many hours before a visit its reminder goes out; 0: none by itself. */
  readonly reminderWindowHours: number;
  /** Undefined where people do not sign in with Google. */
  readonly google: GoogleSettings | undefined;
  readonly chromium: string | undefined;
  readonly logLevel: string;
  /** Where other processes of the clinic are rung at; undefined where everybody looks by themselves. */
  readonly redis: string | undefined;
  /** Where the process tells of itself; undefined where it does not. Port 0: any that is free. */
  readonly metrics: { port: number; host: string } | undefined;

  /** @throws ConfigurationError naming the variable and what it should hold. */
  constructor(environment: Environment = process.env) {
    const value = check(environment);
    this.isProduction = value.NODE_ENV === 'production';
    this.isDevelopment = value.NODE_ENV === 'development';
    this.isDemo = value.DEMO;
    this.port = value.PORT;
    this.host = value.HOST;
    this.database = databaseOf(value);
    this.migration = value.DB_MIGRATION_USER
      ? { ...this.database, user: value.DB_MIGRATION_USER, password: value.DB_MIGRATION_PASSWORD, connections: 2 }
      : undefined;
    this.audit = auditOf(value);
    this.jwtSecret = value.JWT_SECRET;
    this.formerJwtSecret = value.JWT_SECRET_PREVIOUS;
    this.sessionIdleSeconds = value.SESSION_IDLE_SECONDS;
    this.timeZone = value.CLINIC_TIME_ZONE;
    this.webOrigins = value.WEB_ORIGIN;
    this.isCrossSite = value.COOKIE_SAMESITE === 'none';
    this.webUrl = value.WEB_URL ?? `http://${value.HOST}:${value.PORT}`;
    this.proxyHops = value.PROXY_HOPS;
    this.drainSeconds = value.DRAIN_SECONDS;
    this.webRoot = value.WEB_ROOT;
    this.storage = storageOf(value);
    this.scanner = value.MALWARE_SCANNER;
    this.uploads = uploadsOf(value);
    this.mail = mailOf(value);
    this.reminderWindowHours = value.REMINDER_WINDOW_HOURS;
    this.google = googleOf(value, this.webUrl);
    this.chromium = value.CHROMIUM;
    this.logLevel = value.LOG_LEVEL;
    this.redis = value.REDIS_URL;
    this.metrics = metricsOf(value);
  }
}

function metricsOf({ METRICS_PORT: port, METRICS_HOST: host }: Values): Configuration['metrics'] {
  return port === undefined ? undefined : { port, host };
}

function auditOf(value: Values): Configuration['audit'] {
  return {
    // What was signed before AUDIT_KEY was set, or before a secret was changed, stays proven.
    secrets: [
      value.AUDIT_KEY ?? value.JWT_SECRET,
      value.JWT_SECRET,
      ...(value.JWT_SECRET_PREVIOUS ? [value.JWT_SECRET_PREVIOUS] : []),
      ...value.AUDIT_OLD_KEYS,
    ],
    keepYears: value.AUDIT_KEEP_YEARS,
  };
}

function databaseOf(value: Values): DatabaseSettings {
  return {
    host: value.DB_HOST,
    port: value.DB_PORT,
    user: value.DB_USER,
    password: value.DB_PASSWORD,
    name: value.DB_NAME,
    ssl: value.DB_SSL,
    ...(value.DB_SSL_CA && { ca: value.DB_SSL_CA }),
    connections: value.DB_CONNECTIONS,
  };
}

function uploadsOf(value: Values): Configuration['uploads'] {
  return {
    fileBytes: value.MAX_FILE_SIZE,
    patient: { files: value.MAX_FILES_PER_PATIENT, bytes: value.MAX_BYTES_PER_PATIENT },
    personsDay: { files: value.MAX_FILES_PER_DAY, bytes: value.MAX_BYTES_PER_DAY },
  };
}

function mailOf(value: Values): MailSettings {
  if (!value.SMTP_HOST) return { kind: 'folder', folder: value.MAIL_FOLDER, from: value.SMTP_FROM };
  return {
    kind: 'smtp',
    host: value.SMTP_HOST,
    port: value.SMTP_PORT,
    secure: value.SMTP_SECURE,
    ...(value.SMTP_USER && { user: value.SMTP_USER }),
    ...(value.SMTP_PASS && { password: value.SMTP_PASS }),
    from: value.SMTP_FROM,
  };
}
