import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, isAlive, pause, pidsWithArgument, portIsFree, stopProcess } from './process.mjs';
import { Stop } from './say.mjs';
import { createData, dataArgument, socketOf, startServer } from './server.mjs';
import { keep } from './supervisor.mjs';

/** How long a server may take to be ready: after a kill -9 it first reads its log again. */
const PATIENCE = 120_000;

const password = () => randomBytes(24).toString('base64url');

/** Writes a file that only its owner may read; it is whole or the old one, whatever is killed meanwhile. */
export function writePrivate(file, text) {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Port and passwords of a folder's server: made once, then kept. */
async function settingsOf(folder, { kind }) {
  const file = join(folder, 'db.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (kept.kind && kept.kind !== kind) {
    throw new Stop(
      `The clinic’s data in ${folder} was made by ${kept.kind}, and only ${kind} is installed now: install ${kept.kind} again.`,
    );
  }
  const settings = {
    kind,
    port: kept.port ?? (await freePort()),
    user: 'cuspid',
    password: kept.password ?? password(),
    // The application's own: it reads and writes rows, `user` changes the schema.
    application: { user: 'cuspid_app', password: kept.application?.password ?? password() },
    rootPassword: kept.rootPassword ?? password(),
  };
  writePrivate(file, JSON.stringify(settings, null, 2));
  return settings;
}

/** What a backup needs to say where it stands in the binary log, and a restore to do again what is in it. */
const LOG_RIGHTS = {
  mariadb: 'BINLOG MONITOR, BINLOG REPLAY',
  mysql: 'RELOAD, REPLICATION CLIENT, REPLICATION_APPLIER',
};

/**
 * Said to the server before it takes its first caller, at every start: accounts are right even if an earlier start was cut short, and
 * there is no moment in which root has no password. Root comes in by the socket only.
 */
function openingWords({ kind, user, password: word, application, rootPassword }, databases, makesUsers) {
  const account = (name, host, secret) => [
    `CREATE USER IF NOT EXISTS '${name}'@'${host}' IDENTIFIED BY '${secret}';`,
    `ALTER USER '${name}'@'${host}' IDENTIFIED BY '${secret}';`,
  ];
  const hosts = ['127.0.0.1', 'localhost'];
  const exact = databases.filter((name) => !name.includes('%'));
  return [
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${rootPassword}';`,
    `DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1', ''@'localhost';`,
    ...exact.map(
      (name) => `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;`,
    ),
    ...hosts.flatMap((host) => [
      ...account(user, host, word),
      ...account(application.user, host, application.password),
      ...databases.map(
        (name) =>
          `GRANT ALL PRIVILEGES ON \`${name.replaceAll('_', '\\_')}\`.* TO '${user}'@'${host}' WITH GRANT OPTION;`,
      ),
      `GRANT ${LOG_RIGHTS[kind]} ON *.* TO '${user}'@'${host}';`,
      ...(makesUsers ? [`GRANT CREATE USER ON *.* TO '${user}'@'${host}';`] : []),
    ]),
    '',
  ].join('\n');
}

/** Asks the server for one row, with the application's own account. */
export async function ping({ port, user, password: word }, timeout = 2_000) {
  const { createConnection } = await import('mysql2/promise');
  const connection = await createConnection({ host: '127.0.0.1', port, user, password: word, connectTimeout: timeout });
  try {
    await connection.query({ sql: 'select 1', timeout });
  } finally {
    await connection.end().catch(() => connection.destroy());
  }
}

async function answers(settings, pid, patience, { ended = () => false, isAdopted = false } = {}) {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline && isAlive(pid) && !ended()) {
    try {
      await ping(settings);
      await ping({ ...settings, ...settings.application });
      return true;
    } catch (error) {
      if (isAdopted && error.code === 'ER_ACCESS_DENIED_ERROR') return false; // it knows other passwords, or no application
      await pause(100); // still starting, or still recovering
    }
  }
  return false;
}

/** The server an earlier run left behind, if it is ours and lets us in; one that does not is stopped, to make room. */
async function adopt(settings, data) {
  const [pid] = pidsWithArgument(dataArgument(data));
  if (!pid) return undefined;
  if (await answers(settings, pid, 20_000, { isAdopted: true })) return { pid };
  await stopProcess(pid);
  return undefined;
}

async function launch(server, where, settings) {
  const adopted = await adopt(settings, where.data);
  if (adopted) return adopted;
  const child = startServer(server, { ...where, port: settings.port });
  if (await answers(settings, child.pid, PATIENCE, { ended: () => child.exitCode !== null }))
    return { pid: child.pid, child };
  if (child.pid && isAlive(child.pid)) await stopProcess(child.pid);
  throw new Stop(
    `the database server does not start; the end of ${join(where.folder, 'db.log')}:\n${endOfLog(where.folder)}`,
  );
}

const endOfLog = (folder) => readFileSync(join(folder, 'db.log'), 'utf8').trim().split('\n').slice(-8).join('\n');

/** Whoever took our port while we were down keeps it; we move. */
async function settledPort(folder, settings, data) {
  if (pidsWithArgument(dataArgument(data)).length || (await portIsFree(settings.port))) return settings;
  const moved = { ...settings, port: await freePort() };
  writePrivate(join(folder, 'db.json'), JSON.stringify(moved, null, 2));
  return moved;
}

/**
 * Opens the private server of `folder` and keeps it running: makes its data the first time, adopts it if an earlier run left it,
 * starts it otherwise, and starts it again when it is killed. For specs, `makesUsers`: its account may make users; `isPassing`: what
 * it holds need not outlive it.
 */
export async function openDatabase({ server, folder, databases, say, makesUsers = false, isPassing = false }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const data = join(folder, 'data', 'db');
  const settings = await settledPort(folder, await settingsOf(folder, server), data);
  const init = join(folder, 'db-opening.sql');
  writePrivate(init, openingWords(settings, databases, makesUsers));
  appendFileSync(join(folder, 'db.log'), '', { mode: 0o600 });
  if (!existsSync(data)) await createData(server, data);

  const kept = await keep({
    name: 'the database server',
    say,
    launch: () => launch(server, { folder, data, init, isPassing }, settings),
  });
  return {
    settings: { host: '127.0.0.1', port: settings.port, user: settings.user, password: settings.password },
    application: settings.application,
    socket: socketOf(folder),
    pid: kept.pid,
    stop: () => Promise.all([kept.stop(30_000), stopLeftOver(folder)]), // the second, if it was just coming back
  };
}

/** Ends the server of a folder, if one runs; for folders whose keeper is gone. */
export async function stopLeftOver(folder) {
  for (const pid of pidsWithArgument(dataArgument(join(folder, 'data', 'db')))) await stopProcess(pid, 30_000);
}

/** Ends the server of a folder and forgets all of it. */
export async function removeDatabase(folder) {
  await stopLeftOver(folder);
  rmSync(folder, { recursive: true, force: true });
}
