import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import mysql, { type RowDataPacket } from 'mysql2';
import { isCertificate, type DatabaseSettings } from '@cuspid/platform/database';

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

/** Says the statements to the server, one after the other in one session; answers the rows of the last. */
export async function ask(
  settings: Omit<DatabaseSettings, 'name'> & { name?: string },
  ...statements: string[]
): Promise<RowDataPacket[]> {
  const { host, port, user, password, ssl, name } = settings;
  const connection = mysql
    .createConnection({
      host,
      port,
      user,
      password,
      ...(name && { database: name }),
      ...(ssl && { ssl: { rejectUnauthorized: true, verifyIdentity: false, ...caOf(settings) } }),
    })
    .promise();
  try {
    let answer: RowDataPacket[] = [];
    for (const statement of statements) [answer] = await connection.query<RowDataPacket[]>(statement);
    return answer;
  } finally {
    await connection.end();
  }
}

const caOf = ({ ca }: { ca?: string }) => (ca ? { ca: isCertificate(ca) ? ca : readFileSync(ca, 'utf8') } : {});

const CHARACTERS = 'character set utf8mb4 collate utf8mb4_unicode_520_ci';

/** An empty database of its own for one spec file; `drop` takes it away. */
export async function emptyDatabase(): Promise<{ settings: DatabaseSettings; drop: () => Promise<void> }> {
  const name = `cuspid_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await ask(server(), `create database ${name} ${CHARACTERS}`);
  return {
    settings: { ...server(), name },
    drop: async () => void (await ask(server(), `drop database if exists ${name}`)),
  };
}

/** A database that stays, for all specs of this server. */
export async function ensureDatabase(name: string): Promise<DatabaseSettings> {
  await ask(server(), `create database if not exists ${name} ${CHARACTERS}`);
  return { ...server(), name };
}
