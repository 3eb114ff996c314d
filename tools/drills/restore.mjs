import { cpSync, existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startClinic } from '../clinic.mjs';
import { findServer } from '../machine/binaries.mjs';
import { openDatabase, removeDatabase } from '../machine/database.mjs';
import { databaseEnvironment } from '../machine/environment.mjs';
import { pause } from '../machine/process.mjs';
import { say } from '../machine/say.mjs';
import { commandOf, flipByte, newestOf } from './backups.mjs';
import { drill } from './drill.mjs';
import { people, signIn } from './load.mjs';
import { rowsIn } from './rows.mjs';

const NAME = 'cuspid_drill_restore';
const WORK_MS = 5_000;

/** A backup under load, more work, a second one, and a wrong command that nobody meant. */
async function backups(clinic, folder) {
  const { env } = clinic.shared();
  const place = { ...env, BACKUP_FOLDER: join(folder, 'backups'), FILE_STORAGE_FOLDER: join(folder, 'files') };
  const { output } = await commandOf('backup', place, ['--new-key']);
  const recipient = /BACKUP_RECIPIENT=(\S+)/.exec(output)[1];
  const identity = join(folder, 'identity');
  writeFileSync(identity, /AGE-SECRET-KEY-1\S+/.exec(output)[0], { mode: 0o600 });
  const logs = join(clinic.folder, 'data', 'db');
  const set = { ...place, BACKUP_RECIPIENT: recipient, BACKUP_IDENTITY_FILE: identity, BACKUP_LOGS: logs };
  const token = await signIn(clinic.url, 'reception@cuspid.test');
  const load = people({ url: clinic.url, token, count: 5 });
  await pause(1_000);
  say((await commandOf('backup', set, [])).output);
  const first = newestOf(set.BACKUP_FOLDER);
  await setLogo(clinic);
  await pause(WORK_MS);
  const { written } = await load.end();
  await pause(2_000);
  say((await commandOf('backup', set, [])).output);
  const second = newestOf(set.BACKUP_FOLDER);
  await pause(1_500);
  const before = new Date();
  await pause(1_500);
  await harm(env);
  say((await commandOf('backup', set, ['--logs'])).output);
  return { set, first, second, before, written };
}

/** A file that comes after the first backup. */
async function setLogo({ url }) {
  const headers = { authorization: `Bearer ${await signIn(url, 'admin@cuspid.test')}` };
  const { version } = await (await fetch(`${url}/api/settings`, { headers })).json();
  const { default: sharp } = await import('sharp');
  const body = await sharp({ create: { width: 200, height: 80, channels: 3, background: '#0b5c63' } })
    .png()
    .toBuffer();
  const sent = { ...headers, 'content-type': 'image/png', 'if-match': `"${version}"` };
  const { status } = await fetch(`${url}/api/settings/logo`, { method: 'PUT', headers: sent, body });
  if (status !== 200) throw new Error(`the logo was not taken: ${status}`);
}

/** A clinic at work is never restored over. */
async function overTheRunning({ set, second }) {
  const { code, error } = await commandOf('restore', set, ['--from', second, '--replace']);
  const isRefused = code === 1 && /stop the clinic first/.test(error);
  say(`${isRefused ? 'refused' : 'NOT REFUSED'}: over a clinic at work: ${error.trim().split('\n')[0]}`);
  return isRefused;
}

/** What somebody with rights to do so types into the wrong window. */
async function harm(env) {
  const { affectedRows } = await rowsIn(env, NAME, "update patient set last_name = 'Gone'");
  say(`a wrong command changed ${affectedRows} patients`);
}

/** A server and a folder for files that hold nothing. */
async function emptyPlace(folder, clinic) {
  const at = join(folder, 'other');
  const database = await openDatabase({ server: findServer(), folder: at, databases: [NAME], say: () => {} });
  const env = {
    ...clinic.shared().env,
    ...databaseEnvironment(database.settings, NAME, database.application),
    FILE_STORAGE_FOLDER: join(folder, 'other-files'),
  };
  return { env, stop: () => database.stop().finally(() => removeDatabase(at)) };
}

const restore = ({ set }, { env }, args) => commandOf('restore', { ...set, ...env }, args);

/** Each harmed backup is refused, and nothing is touched. */
async function refusals(taken, other, folder) {
  const harms = {
    'a dump that was cut off': (at) =>
      truncateSync(join(at, 'database.sql.gz.age'), statSync(join(at, 'database.sql.gz.age')).size - 100),
    'a byte of the dump changed': (at) => flipByte(join(at, 'database.sql.gz.age')),
    'a manifest that was changed': (at) => flipByte(join(at, 'manifest.json')),
    'no manifest': (at) => rmSync(join(at, 'manifest.json')),
    'a byte of a file changed': (at) => flipByte(oneObject(join(at, '..'))),
    'a file missing': (at) => rmSync(oneObject(join(at, '..'))),
  };
  let isGood = true;
  for (const [what, doHarm] of Object.entries(harms)) {
    const all = join(folder, 'harmed');
    rmSync(all, { recursive: true, force: true });
    cpSync(taken.set.BACKUP_FOLDER, all, { recursive: true });
    const at = join(all, taken.second.split('/').at(-1));
    doHarm(at);
    isGood =
      refused(what, await restore(taken, other, ['--from', at]), await rowsIn(other.env, NAME, 'show tables')) &&
      isGood;
  }
  const { output: wrong } = await commandOf('backup', taken.set, ['--new-key']);
  const key = join(folder, 'wrong-identity');
  writeFileSync(key, /AGE-SECRET-KEY-1\S+/.exec(wrong)[0], { mode: 0o600 });
  const answer = await commandOf('restore', { ...taken.set, ...other.env, BACKUP_IDENTITY_FILE: key }, [
    '--from',
    taken.second,
  ]);
  return refused('another secret key', answer, await rowsIn(other.env, NAME, 'show tables')) && isGood;
}

function oneObject(all) {
  const [shard] = readdirSync(join(all, 'objects'));
  const name = readdirSync(join(all, 'objects', shard)).find((one) => one.endsWith('.age'));
  return join(all, 'objects', shard, name);
}

function refused(what, { code, error }, tables) {
  const isSo = code === 1 && tables.length === 0;
  say(`${isSo ? 'refused' : 'NOT REFUSED'}: ${what}: ${error.trim().split('\n')[0]}`);
  return isSo;
}

/** The second backup on an empty machine: the same rows, the same files. */
async function whole(taken, other) {
  const since = performance.now();
  const { code, output, error } = await restore(taken, other, ['--from', taken.second]);
  say(`${output}${error}`);
  say(`restored in ${((performance.now() - since) / 1_000).toFixed(1)} s`);
  const again = await restore(taken, other, ['--from', taken.second]);
  const isRefused = again.code === 1 && /--replace/.test(again.error);
  say(`once more without --replace: ${isRefused ? 'refused' : 'NOT REFUSED'}: ${again.error.trim()}`);
  return code === 0 && isRefused;
}

/** The first backup, and the log up to the second before the harm: what was done in between is there, the harm is not. */
async function toTheMoment(taken, other) {
  const until = taken.before.toISOString();
  const { code, output, error } = await restore(taken, other, ['--from', taken.first, '--until', until, '--replace']);
  say(`${output}${error}`);
  const rows = await rowsIn(other.env, NAME, 'select last_name as name from patient');
  const [{ logo }] = await rowsIn(other.env, NAME, 'select logo_key as logo from clinic_setting');
  const isThere =
    Boolean(logo) && existsSync(join(other.env.FILE_STORAGE_FOLDER, logo.slice(0, 2), logo.slice(2, 4), logo));
  say(`the file that came after the first backup: ${isThere ? 'there' : 'NOT THERE'}`);
  const names = new Set(rows.map(({ name }) => name));
  const lost = taken.written.filter((name) => !names.has(name)).length;
  say(
    `to ${until}: ${rows.length} patients, of ${taken.written.length} registered after the first backup began lost ${lost}`,
  );
  say(`changed by the wrong command: ${rows.filter(({ name }) => name === 'Gone').length}`);
  return code === 0 && isThere && lost === 0 && taken.written.length > 0 && !names.has('Gone');
}

/** `npm run drill:restore`: a clinic at work is backed up, harmed, and restored: whole, and to the second before the harm. */
drill(async ({ folder, keep }) => {
  const env = { FILE_STORAGE_FOLDER: join(folder, 'files') };
  const clinic = keep(await startClinic({ ownDatabase: true, database: NAME, env }));
  const taken = await backups(clinic, folder);
  const other = keep(await emptyPlace(folder, clinic));
  return [
    await overTheRunning(taken),
    await refusals(taken, other, folder),
    await whole(taken, other),
    await toTheMoment(taken, other),
  ];
});
