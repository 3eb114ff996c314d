import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keepApi, logOf } from './machine/api.mjs';
import { needApp } from './machine/build.mjs';
import { openDatabase, removeDatabase } from './machine/database.mjs';
import { clinicEnvironment, databaseEnvironment } from './machine/environment.mjs';
import { findChromium, findServer } from './machine/binaries.mjs';
import { ask } from './machine/given-server.mjs';
import { inHome } from './machine/places.mjs';
import { freePort } from './machine/process.mjs';

/** The server the specs were given (`npm test` starts one), as the API's settings. */
function givenDatabase(name) {
  const {
    TEST_DB_HOST,
    TEST_DB_PORT = '3306',
    TEST_DB_USER,
    TEST_DB_PASSWORD = '',
    TEST_DB_SSL,
    TEST_DB_SSL_CA,
  } = process.env;
  if (!TEST_DB_HOST) throw new Error('a clinic for stories needs TEST_DB_HOST, or ownDatabase: true');
  return {
    ...databaseEnvironment(
      { host: TEST_DB_HOST, port: TEST_DB_PORT, user: TEST_DB_USER, password: TEST_DB_PASSWORD },
      name,
    ),
    ...(TEST_DB_SSL && { DB_SSL: TEST_DB_SSL, DB_SSL_CA: TEST_DB_SSL_CA }),
  };
}

/** A database that is empty, on the given server; `forget` drops it. */
async function emptyDatabase(name) {
  const env = givenDatabase(name);
  const drop = `drop database if exists \`${name}\``;
  await ask(env, [drop, `create database \`${name}\` character set utf8mb4 collate utf8mb4_unicode_520_ci`]);
  return { env, stop: () => ask(env, [drop]) };
}

/** A server of the clinic's own, for stories that kill it. */
async function ownServer(folder, name, say) {
  const database = await openDatabase({ server: findServer(), folder, databases: [name], say });
  const env = databaseEnvironment(database.settings, name, database.application);
  return { env, pid: database.pid, stop: () => database.stop() };
}

/** Sets the clock of an API ahead. */
const SKEWED_CLOCK = new URL('./skewed-clock.mjs', import.meta.url).href;

/** What the machine's owner set for a clinic of theirs is no matter of a story. */
const NOT_THE_OWNERS = {
  NODE_ENV: 'test',
  HOST: undefined,
  CLINIC_TIME_ZONE: undefined,
  WEB_ORIGIN: undefined,
  SMTP_HOST: undefined,
  LOG_LEVEL: undefined,
  SESSION_IDLE_SECONDS: undefined,
};

/**
 * Starts a whole clinic from the built applications, for browser stories and for specs that kill things: API and web app on one port,
 * an empty database (`cuspid_test_…` on the given server, or a server of its own), mail and files in a folder of its own. It is
 * supervised like the one `npm start` runs.
 */
export async function startClinic({
  port,
  database = `cuspid_test_stories_${process.pid}`,
  demo = true,
  ownDatabase = false,
  beside,
  clockAhead,
  env = {},
  say = () => {},
} = {}) {
  const folder = inHome(`test-clinic-${process.pid}-${database}`);
  await removeDatabase(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const app = await needApp();
  const at = port ?? (await freePort(4_300));
  const own = clinicEnvironment({ port: at, folder, web: app.web, chromium: findChromium(), given: {} });
  const store = beside?.shared() ?? (await (ownDatabase ? ownServer(folder, database, say) : emptyDatabase(database)));
  const clock = clockAhead && { NODE_OPTIONS: `--import=${SKEWED_CLOCK}`, CLOCK_AHEAD_SECONDS: String(clockAhead) };
  const settings = { ...own, ...NOT_THE_OWNERS, ...store.env, DEMO: String(demo), ...clock, ...env };
  const closeStore = () => store.stop().finally(() => removeDatabase(folder));
  try {
    const api = await keepApi({ main: app.main, env: settings, folder, port: at, say });
    return clinicOf({ api, store, folder, at, database, closeStore, secret: settings.JWT_SECRET });
  } catch (error) {
    await closeStore();
    throw error;
  }
}

function clinicOf({ api, store, folder, at, database, closeStore, secret }) {
  const { DB_HOST: host, DB_PORT, DB_USER, DB_PASSWORD, DB_MIGRATION_USER, DB_MIGRATION_PASSWORD } = store.env;
  const [user, password] = DB_MIGRATION_USER ? [DB_MIGRATION_USER, DB_MIGRATION_PASSWORD] : [DB_USER, DB_PASSWORD];
  return {
    url: `http://127.0.0.1:${at}`,
    folder,
    outbox: join(folder, 'outbox'),
    log: logOf(folder),
    display: api.display,
    database: { host, port: Number(DB_PORT), user, password, name: database },
    // What a second process of the same clinic needs; it leaves the database to the first.
    shared: () => ({ env: { ...store.env, JWT_SECRET: secret }, stop: () => Promise.resolve() }),
    apiPid: api.pid,
    databasePid: () => store.pid?.(),
    killApi: () => kill(api.pid()),
    killDatabase: () => kill(store.pid?.()),
    async stop() {
      await api.stop();
      await closeStore();
    },
  };
}

function kill(pid) {
  if (!pid) throw new Error('there is nothing of this clinic to kill');
  process.kill(pid, 'SIGKILL');
}
