import mysql from 'mysql2';
import type { RowDataPacket } from 'mysql2';
import { connectionOptions, type DatabaseSettings } from './options';
import { DatabaseRefused } from './reach';

/** Rows of these are added and read, never changed: not even whoever takes over the application can. */
const ADDED_ONLY = [
  'audit_entry',
  'audit_seal',
  'audit_archive',
  'patient_purge',
  'stock_movement',
  'day_close',
  'day_close_posting',
];
/** What says how the schema is made. */
const READ_ONLY = ['migrations', 'typeorm_metadata'];

type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** What the application may do with a table. */
export function rightsOn(table: string): Right[] {
  if (READ_ONLY.includes(table)) return ['SELECT'];
  if (ADDED_ONLY.includes(table)) return ['SELECT', 'INSERT'];
  return ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
}

/**
 * Gives the application's user its rights, table by table, and makes sure that it has no others.
 * @throws DatabaseRefused when it has: it could change the schema or the audit log all the same.
 */
export async function settleRights(application: DatabaseSettings, migration: DatabaseSettings): Promise<void> {
  const account = await accountOf(application);
  await asked(migration, async (ask) => {
    const had = account.grants.flatMap((grant) => tableGrant(grant, migration.name));
    for (const table of await tablesOf(ask)) {
      const has = new Set(had.filter((grant) => grant.table === table).flatMap(({ rights }) => rights));
      const needs = rightsOn(table);
      const lacking = needs.filter((right) => !has.has(right));
      const surplus = [...has].filter((right) => !needs.some((need) => need === right));
      if (lacking.length) await ask(statement('grant', lacking, migration.name, table, account.name));
      if (surplus.length) await ask(statement('revoke', surplus, migration.name, table, account.name));
    }
  });
  await requireNoMore(application);
}

/** @throws DatabaseRefused naming what the application's user may do beyond reading and writing rows. */
async function requireNoMore(application: DatabaseSettings): Promise<void> {
  const { grants } = await accountOf(application);
  const surplus = grants.find((grant) => isTooMuch(grant, application.name));
  if (!surplus) return;
  const told = surplus.replace(/ TO .*$/i, '');
  throw new DatabaseRefused(
    `DB_USER “${application.user}” may do more than read and write rows (${told}): revoke it, or give DB_MIGRATION_USER and DB_USER two different users.`,
  );
}

/** Whether a line of SHOW GRANTS goes beyond rows of single tables. Rights on other databases are none of ours. */
export function isTooMuch(grant: string, database: string): boolean {
  const [, rights = '', place = ''] = /^GRANT (.+?) ON (?:TABLE )?(\S+) TO /i.exec(grant) ?? [];
  if (!place) return true; // A role: nobody knows what is in it.
  if (place === '*.*') return rights.toUpperCase() !== 'USAGE' || / GRANT OPTION/i.test(grant);
  const [, pattern = '', table = ''] = /^`((?:[^`]|``)+)`\.(.+)$/.exec(place) ?? [];
  if (!matches(pattern, database)) return false;
  const allowed: string[] = table === '*' ? [] : rightsOn(table.replaceAll('`', ''));
  return / GRANT OPTION/i.test(grant) || !listed(rights).every((right) => allowed.includes(right));
}

/** The rights a line of SHOW GRANTS gives on one table of the database. */
function tableGrant(grant: string, database: string): { table: string; rights: string[] }[] {
  const found = /^GRANT (.+?) ON (?:TABLE )?`((?:[^`]|``)+)`\.`((?:[^`]|``)+)` TO /i.exec(grant);
  if (!found || !matches(found[2] ?? '', database)) return [];
  return [{ table: found[3] ?? '', rights: listed(found[1] ?? '') }];
}

const listed = (rights: string): string[] => rights.split(',').map((right) => right.trim().toUpperCase());

/** In a grant on a whole database the name is a pattern, with `\_` for the sign itself. */
function matches(pattern: string, database: string): boolean {
  const signs = pattern.replace(/\\(.)|([%_])|([.*+?^${}()|[\]])/g, (_, plain, wild, sign) =>
    plain ? `[${plain}]` : wild === '%' ? '.*' : wild === '_' ? '.' : `\\${sign}`,
  );
  return new RegExp(`^${signs}$`, 'i').test(database);
}

const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;

function statement(
  verb: 'grant' | 'revoke',
  rights: string[],
  database: string,
  table: string,
  account: string,
): string {
  const place = `${quoted(database)}.${quoted(table)}`;
  return `${verb} ${rights.join(', ')} on ${place} ${verb === 'grant' ? 'to' : 'from'} ${account}`;
}

type Ask = (sql: string) => Promise<RowDataPacket[]>;

async function tablesOf(ask: Ask): Promise<string[]> {
  const rows = await ask(
    "select table_name as name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'",
  );
  return rows.map((row) => String(row['name']));
}

/** The account the server takes the application for, and what it may do. */
async function accountOf(application: DatabaseSettings): Promise<{ name: string; grants: string[] }> {
  // Before the first grant it may not even choose the database.
  return asked({ ...application, name: '' }, async (ask) => {
    const [row] = await ask('select current_user() as account');
    const [, user = '', host = ''] = /^(.*)@([^@]*)$/.exec(String(row?.['account'])) ?? [];
    const grants = (await ask('show grants')).map((grant) => String(Object.values(grant)[0]));
    return { name: `${quoted(user)}@${quoted(host)}`, grants };
  });
}

async function asked<T>(settings: DatabaseSettings, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { database, ...options } = connectionOptions(settings);
  const connection = mysql.createConnection({ ...options, ...(database && { database }) }).promise();
  try {
    return await work(async (sql) => (await connection.query<RowDataPacket[]>(sql))[0]);
  } finally {
    await connection.end().catch(() => undefined);
  }
}
