import { readFileSync } from 'node:fs';
import { pause } from './process.mjs';
import { Stop, say } from './say.mjs';

/** A server may still be starting when we are. */
const PATIENCE = 30_000;
const NOT_THERE_YET = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'PROTOCOL_CONNECTION_LOST', 'ECONNRESET']);

function authority({ DB_SSL_CA: file }) {
  if (!file) return {};
  // Its text, where there are no files to give.
  if (file.includes('-----BEGIN CERTIFICATE-----')) return { ca: file.replaceAll('\\n', '\n') };
  try {
    return { ca: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new Stop(
      `DB_SSL_CA is ${file}, which cannot be read (${error.code}): give the file of the server’s authority.`,
      78,
    );
  }
}

/** The driver's options for the operator's server, as the API has them: TLS checks the certificate, and the name if there is one. */
export function connectionTo(env) {
  const isName = !/^[\d.:]+$/.test(env.DB_HOST);
  const ssl = { minVersion: 'TLSv1.2', rejectUnauthorized: true, verifyIdentity: isName, ...authority(env) };
  return {
    host: env.DB_HOST,
    port: Number(env.DB_PORT ?? 3306),
    user: env.DB_USER,
    password: env.DB_PASSWORD ?? '',
    connectTimeout: 5_000,
    ...(env.DB_SSL === 'true' && { ssl }),
  };
}

/** Runs statements there, one after the other. */
export async function ask(env, statements, database) {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({ ...connectionTo(env), database });
  try {
    for (const statement of statements) await connection.query(statement);
  } finally {
    await connection.end();
  }
}

/** What the operator can do about a server that refuses us. */
function sentence(error, env) {
  const { DB_HOST: host, DB_PORT: port = '3306', DB_USER: user, DB_NAME: name = 'cuspid' } = env;
  if (error instanceof Stop) return error;
  const said = error.message || error.code;
  if (error.code === 'ER_ACCESS_DENIED_ERROR')
    return new Stop(`DB_USER or DB_PASSWORD is wrong: ${host} does not let ${user} in.`);
  if (error.code === 'ER_DBACCESS_DENIED_ERROR' || error.code === 'ER_BAD_DB_ERROR') {
    return new Stop(
      `DB_NAME is ${name}: ${user} may neither use nor create that database on ${host}. Create it and grant it to ${user}.`,
    );
  }
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new Stop(`DB_HOST is ${host}: there is no such host.`);
  if (NOT_THERE_YET.has(error.code))
    return new Stop(`Nobody answers at ${host}:${port}: DB_HOST or DB_PORT is wrong, or the server is down.`);
  return new Stop(`The database server at ${host}:${port} (DB_HOST, DB_PORT) cannot be used: ${said}`);
}

/** The database, which we may create where we are let. */
async function needDatabase(env) {
  const name = env.DB_NAME ?? 'cuspid';
  try {
    await ask(env, ['select 1'], name);
  } catch (error) {
    if (error.code !== 'ER_BAD_DB_ERROR') throw error;
    await ask(env, [`create database if not exists \`${name}\` character set utf8mb4 collate utf8mb4_unicode_520_ci`]);
    say(`  created the database ${name} there`);
  }
}

/** Makes sure that the server `DB_HOST` names can be used, and says in a sentence which setting is wrong when it cannot. */
export async function needGivenServer(given) {
  // The application's user gets its rights when the schema is brought up to date.
  const { DB_MIGRATION_USER: user, DB_MIGRATION_PASSWORD: password = '' } = given;
  const env = user ? { ...given, DB_USER: user, DB_PASSWORD: password } : given;
  const port = Number(env.DB_PORT ?? 3306);
  const wellFormed =
    env.DB_USER && Number.isInteger(port) && port > 0 && port < 65_536 && /^\w+$/.test(env.DB_NAME ?? 'cuspid');
  if (!wellFormed) return; // the API's own check names the one that is wrong
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await needDatabase(env);
    } catch (error) {
      if (!NOT_THERE_YET.has(error.code) || Date.now() > deadline) throw sentence(error, env);
      await pause(1_000);
    }
  }
}
