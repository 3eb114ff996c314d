import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseClient, heard, serverKind } from './client';
import type { LogPosition } from './manifest';
import { BackupRefused } from './refused';
import { measured, seal, unsealed, type Sealed } from './sealed';
import type { BackupSettings } from './settings';
import type { Place } from './take';

const FOLDER = 'logs';
/** `binlog.000001`, `mysql-bin.000001`: what a server calls the files of its binary log. */
const LOG = /^[\w-]*bin[\w-]*\.\d{6,}$/;

/** Copies what of the server's binary log is new. Answers the names of the files that grew. */
export async function keepLogs({ folder, logs, recipient }: BackupSettings): Promise<string[]> {
  if (!logs) throw new BackupRefused('BACKUP_LOGS is not set: it names the folder of the server’s binary log.');
  const names = (await readdir(logs).catch(() => [])).filter((name) => LOG.test(name)).sort();
  if (!names.length) throw new BackupRefused(`There is no binary log in ${logs} (BACKUP_LOGS).`);
  await mkdir(join(folder, FOLDER), { recursive: true, mode: 0o700 });
  const grown: string[] = [];
  for (const name of names) {
    const place = join(folder, FOLDER, `${name}.age`);
    const { sha256 } = await measured(join(logs, name));
    if ((await knownOf(place))?.sha256 === sha256) continue;
    const sealed = await seal(createReadStream(join(logs, name)), place, recipient);
    await writeFile(`${place}.json`, JSON.stringify(sealed), { mode: 0o600 });
    grown.push(name);
  }
  return grown;
}

/** @throws BackupRefused when the log a backup stands in, or one after it, is not kept whole. */
export async function requireLogs(all: string, from: LogPosition, identity: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cuspid-logs-'));
  try {
    await openedLogs(all, from, folder, identity);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Replay {
  /** The folder of all backups. */
  all: string;
  from: LogPosition;
  until: Date;
  identity: string;
}

/** Does again what the logs say was done after the backup, up to a moment. */
export async function replayLogs(
  { configuration, source }: Place,
  { all, from, until, identity }: Replay,
): Promise<void> {
  const database = configuration.migration ?? configuration.database;
  const folder = await mkdtemp(join(tmpdir(), 'cuspid-logs-'));
  const client = new DatabaseClient(database, await serverKind(source));
  try {
    const files = await openedLogs(all, from, folder, identity);
    const stop = until.toISOString().slice(0, 19).replace('T', ' ');
    const args = [`--start-position=${from.position}`, `--stop-datetime=${stop}`, `--database=${database.name}`];
    // The program takes a moment for one of its own time zone.
    const log = client.run('binlog', [...args, ...files], { TZ: 'UTC' });
    log.input.end();
    const run = client.run('client', ['--binary-mode', database.name]);
    run.output.resume();
    await heard(log, heard(run, pipeline(log.output, run.input)));
  } finally {
    client.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openedLogs(all: string, from: LogPosition, folder: string, identity: string): Promise<string[]> {
  const kept = (await readdir(join(all, FOLDER)).catch(() => [])).filter((name) => name.endsWith('.age')).sort();
  const wanted = kept.filter((name) => name.slice(0, -'.age'.length) >= from.file);
  if (wanted[0] !== `${from.file}.age`) {
    throw new BackupRefused(`The binary log ${from.file} was not kept: npm run backup -- --logs keeps it.`);
  }
  const files: string[] = [];
  for (const name of wanted) {
    const place = join(all, FOLDER, name);
    const known = await knownOf(place);
    if (known?.sealedSha256 !== (await measured(place)).sha256) throw new BackupRefused(`${place} was changed.`);
    const file = join(folder, name.slice(0, -'.age'.length));
    await pipeline(await unsealed(place, identity), createWriteStream(file, { mode: 0o600 }));
    files.push(file);
  }
  return files;
}

async function knownOf(place: string): Promise<Sealed | undefined> {
  if (!existsSync(place)) return undefined;
  const text = await readFile(`${place}.json`, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
