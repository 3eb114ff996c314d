import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { stopLeftOverApi } from './api.mjs';
import { openDatabase, removeDatabase } from './database.mjs';
import { needServer, wantChromium } from './install.mjs';
import { HOME, inHome } from './places.mjs';
import { childEnvironment, isAlive, stopRunning } from './process.mjs';
import { say, step } from './say.mjs';

/** Specs make and drop a hundred databases: in memory a copy costs a fifth of what it costs on a disk. */
const MEMORY = '/dev/shm';
const IN_MEMORY = /^cuspid-test-(\d+)$/;
const ENOUGH_BYTES = 8 * 1024 ** 3;

function hasMemory() {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return Math.min(bavail * bsize, freemem()) > ENOUGH_BYTES;
}

const FOLDER = hasMemory() ? join(MEMORY, `cuspid-test-${process.pid}`) : inHome(`test-${process.pid}`);

/** The operator's own clinic must not leak into what the specs see. */
const OURS_TO_SET =
  /^(PORT|HOST|NODE_ENV|DEMO|JWT_SECRET|CLINIC_TIME_ZONE|WEB_|DB_|SMTP_|FILE_STORAGE_|S3_|R2_|MAX_FILE_SIZE|MALWARE_|MAIL_|SESSION_|AUDIT_|GOOGLE_|PROXY_|LOG_LEVEL|CUSPID_APP)/;

let closeDatabase = () => {};

/** The server specs use: the one `TEST_DB_HOST` names, or a private one in a folder of this run. */
async function database() {
  if (process.env.TEST_DB_HOST) {
    say(`specs use the server ${process.env.TEST_DB_HOST}, as TEST_DB_HOST says`);
    return {};
  }
  const server = await needServer();
  const opened = await step(`opening a database for this run (${server.kind} ${server.version})`, () =>
    openDatabase({ server, folder: FOLDER, databases: ['cuspid_test_%'], say, makesUsers: true, isPassing: true }),
  );
  closeDatabase = opened.stop;
  const { host, port, user, password } = opened.settings;
  return { TEST_DB_HOST: host, TEST_DB_PORT: String(port), TEST_DB_USER: user, TEST_DB_PASSWORD: password };
}

/** Forgets what runs that were killed left behind. */
export async function sweep() {
  const folders = readdirSync(HOME).filter((name) => /^test-(clinic-)?\d+/.test(name));
  for (const name of folders) {
    if (isAlive(Number(/\d+/.exec(name)[0]))) continue; // of another run
    await stopLeftOverApi(inHome(name));
    await removeDatabase(inHome(name));
  }
  for (const folder of leftInMemory()) await removeDatabase(folder);
}

function leftInMemory() {
  if (!existsSync(MEMORY)) return [];
  return readdirSync(MEMORY)
    .filter((name) => IN_MEMORY.test(name) && !isAlive(Number(IN_MEMORY.exec(name)[1])))
    .map((name) => join(MEMORY, name))
    .filter((folder) => statSync(folder).uid === process.getuid());
}

/** What specs are started with: a database server, a browser if there is one, and nothing of the operator's clinic. */
export async function specEnvironment() {
  const chromium = await wantChromium({ wantsBest: true });
  const given = Object.keys(process.env).filter((name) => OURS_TO_SET.test(name));
  return childEnvironment({
    ...Object.fromEntries(given.map((name) => [name, undefined])),
    ...(await database()),
    ...(chromium && { CHROMIUM: chromium }),
  });
}

let ending;

/** Ends all this run has started; `ending` tells whether that has begun. */
export function tidyUp() {
  ending ??= (async () => {
    await stopRunning();
    await closeDatabase();
    await removeDatabase(FOLDER);
    await sweep();
  })();
  return ending;
}

export const isEnding = () => ending !== undefined;
