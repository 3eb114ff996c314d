import { readFileSync } from 'node:fs';
import mysql from 'mysql2';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';
import { SnakeNames } from './snake-names';

/** Where the database is and how to sign in there. */
export interface DatabaseSettings {
  host: string;
  port: number;
  user: string;
  password: string;
  name: string;
  /** TLS, with the server's certificate checked against `ca` (a file, or its text) or the system's authorities. */
  ssl: boolean;
  ca?: string;
  /** Most connections held at once. */
  connections?: number;
}

export type Entities = (new (...args: never[]) => object)[];
export type ServerKind = 'mariadb' | 'mysql';

const CHARSET = 'utf8mb4_unicode_520_ci';

/** No modes that hide a loss: a value that does not fit is refused, never cut. */
const SQL_MODE = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** What every new connection is told first, whatever the server's own defaults are. */
const SESSION = [
  `set session sql_mode = '${SQL_MODE}'`,
  'set session transaction isolation level read committed',
  "set session time_zone = '+00:00'",
  'set session innodb_lock_wait_timeout = 10',
];

/** The text of a certificate, as services give it that have no files to give. */
export const isCertificate = (text: string): boolean => text.trimStart().startsWith('-----BEGIN CERTIFICATE-----');

function tls({ ca, host }: DatabaseSettings) {
  const isAddress = /^[\d.]+$|:/.test(host);
  return {
    minVersion: 'TLSv1.2' as const,
    rejectUnauthorized: true,
    // A certificate names hosts; a server reached by its address is trusted by its authority alone.
    verifyIdentity: !isAddress,
    ...(ca && { ca: isCertificate(ca) ? ca : readFileSync(ca, 'utf8') }),
  };
}

/** What the driver is told, whoever opens the connection. */
export function connectionOptions(settings: DatabaseSettings) {
  return {
    host: settings.host,
    port: settings.port,
    user: settings.user,
    password: settings.password,
    database: settings.name,
    charset: CHARSET,
    timezone: 'Z',
    connectTimeout: 5_000,
    ...(settings.ssl && { ssl: tls(settings) }),
  };
}

/** Asks the server which of the two it is: each wants its own TypeORM driver, or every nullable column drifts. */
export async function serverKind(settings: DatabaseSettings): Promise<ServerKind> {
  const connection = mysql.createConnection(connectionOptions(settings)).promise();
  try {
    const [rows] = await connection.query('select version() as version');
    return /mariadb/i.test(JSON.stringify(rows)) ? 'mariadb' : 'mysql';
  } finally {
    await connection.end().catch(() => undefined);
  }
}

/** mysql2 whose pools prepare every connection before its first use. */
const driver = {
  ...mysql,
  createPool(options: mysql.PoolOptions) {
    const pool = mysql.createPool(options);
    pool.on('connection', (connection) => SESSION.forEach((statement) => connection.query(statement)));
    return pool;
  },
};

/** TypeORM's options: explicit entities, explicit migrations, UTC, strict, READ COMMITTED. */
export async function dataSourceOptions(settings: DatabaseSettings, entities: Entities): Promise<DataSourceOptions> {
  const { ssl } = connectionOptions(settings);
  const connections = settings.connections ?? 20;
  return {
    type: await serverKind(settings),
    driver,
    host: settings.host,
    port: settings.port,
    username: settings.user,
    password: settings.password,
    database: settings.name,
    charset: CHARSET,
    timezone: 'Z',
    connectTimeout: 5_000,
    ...(ssl && { ssl }),
    entities,
    migrations,
    namingStrategy: new SnakeNames(),
    synchronize: false,
    migrationsRun: false,
    logging: false,
    extra: { connectionLimit: connections, queueLimit: 5_000, enableKeepAlive: true },
  };
}
