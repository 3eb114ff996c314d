import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import mysql from 'mysql2';
import type { DatabaseSettings } from '@cuspid/platform/database';

/** The server specs run on: `npm test` starts one; TEST_DB_* may name another, a real MySQL with TLS among them. */
function server(): Omit<DatabaseSettings, 'name'> {
  const { TEST_DB_HOST, TEST_DB_PORT, TEST_DB_USER, TEST_DB_PASSWORD, TEST_DB_SSL, TEST_DB_SSL_CA } = process.env;
  if (!TEST_DB_HOST) throw new Error('Specs need a database server: run `npm test`, or set TEST_DB_HOST and its kin.');
  return {
    host: TEST_DB_HOST,
    port: Number(TEST_DB_PORT ?? 3306),
    user: TEST_DB_USER ?? 'root',
    password: TEST_DB_PASSWORD ?? '',
    ssl: TEST_DB_SSL === 'true',
    ...(TEST_DB_SSL_CA && { ca: TEST_DB_SSL_CA }),
  };
}

async function run(settings: Omit<DatabaseSettings, 'name'>, statement: string): Promise<void> {
  const { host, port, user, password, ssl } = settings;
  const connection = mysql
    .createConnection({
      host,
      port,
      user,
      password,
      ...(ssl && { ssl: { rejectUnauthorized: true, verifyIdentity: false, ...caOf(settings) } }),
    })
    .promise();
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

const caOf = ({ ca }: { ca?: string }) => (ca ? { ca: readFileSync(ca, 'utf8') } : {});

/** An empty database of its own for one spec file; `drop` takes it away. */
export async function emptyDatabase(): Promise<{ settings: DatabaseSettings; drop: () => Promise<void> }> {
  const name = `cuspid_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await run(server(), `create database ${name} character set utf8mb4 collate utf8mb4_unicode_520_ci`);
  return { settings: { ...server(), name }, drop: () => run(server(), `drop database if exists ${name}`) };
}
