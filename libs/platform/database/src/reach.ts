import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2';
import { connectionOptions, type DatabaseSettings } from './options';
import { serverCode } from './transaction';

/** The database will never take us like this: another try is of no use. The message says what to put right. */
export class DatabaseRefused extends Error {}

const LONGEST_PAUSE_MS = 5_000;

/** How the variables of the user begin: `DB` or `DB_MIGRATION`. */
type Prefix = 'DB' | 'DB_MIGRATION';

const REFUSALS: Record<string, (settings: DatabaseSettings, as: Prefix) => string> = {
  ER_ACCESS_DENIED_ERROR: ({ user }, as) => `${as}_USER “${user}” or ${as}_PASSWORD is not right for this server.`,
  ER_DBACCESS_DENIED_ERROR: ({ user, name }, as) =>
    `${as}_USER “${user}” may not use the database “${name}” (DB_NAME).`,
  ER_BAD_DB_ERROR: ({ name }) => `DB_NAME “${name}” does not exist on this server: create it first.`,
  ER_SECURE_TRANSPORT_REQUIRED: () =>
    'DB_SSL is not true, but the server takes encrypted connections only: set DB_SSL=true.',
  HANDSHAKE_NO_SSL_SUPPORT: () => 'DB_SSL is true, but the server does not offer TLS.',
  HANDSHAKE_SSL_ERROR: () => 'DB_SSL: the server’s certificate cannot be trusted. DB_SSL_CA must be its authority’s.',
  ENOENT: ({ ca }) => `DB_SSL_CA “${ca}” cannot be read.`,
};

const CERTIFICATE = /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY/;

/**
 * Waits until the database answers, however late it starts; `waiting` is told of each try that failed.
 * @throws DatabaseRefused when it answers that it will not have us.
 */
export async function reach(
  settings: DatabaseSettings,
  waiting: (reason: string) => void,
  as: Prefix = 'DB',
): Promise<void> {
  for (let pause = 250; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await knock(settings);
    } catch (error) {
      const code = serverCode(error) ?? 'unknown';
      const refusal = REFUSALS[CERTIFICATE.test(code) ? 'HANDSHAKE_SSL_ERROR' : code];
      if (refusal) throw new DatabaseRefused(refusal(settings, as));
      waiting(`the database at ${settings.host}:${settings.port} does not answer yet (${code})`);
      await sleep(pause);
    }
  }
}

async function knock(settings: DatabaseSettings): Promise<void> {
  const connection = mysql.createConnection(connectionOptions(settings)).promise();
  try {
    await connection.query('select 1');
  } finally {
    connection.destroy();
  }
}
