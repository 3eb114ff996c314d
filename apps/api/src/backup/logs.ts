import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DataSource } from 'typeorm';
import { DatabaseClient, heard } from './client';
import { readSigned, signed, type LogPosition } from './manifest';
import { BackupRefused } from './refused';
import { hashOf, seal, unsealed, type Sealed } from './sealed';
import type { BackupSettings } from './settings';
import type { Place } from './take';

const FOLDER = 'logs';
const END = '.age';

/** A file of the server's binary log, and how much of it is written whole. */
interface ServerLog {
  name: string;
  bytes: number;
}

/** Copies what of the server's binary log is new. Answers the names of the files that grew. */
export async function keepLogs(
  { configuration, source }: Omit<Place, 'storage'>,
  { folder, logs, recipient }: BackupSettings,
): Promise<string[]> {
  if (!logs) throw new BackupRefused('BACKUP_LOGS is not set: it names the folder of the server’s binary log.');
  const { secrets } = configuration.audit;
  await mkdir(join(folder, FOLDER), { recursive: true, mode: 0o700 });
  const grown: string[] = [];
  for (const { name, bytes } of await logsOf(source)) {
    const place = placeOf(folder, name);
    const known = existsSync(place) ? await keptAs(place, secrets) : undefined;
    if (known?.bytes === bytes) continue;
    if (known && known.bytes > bytes) throw beganAnew(name, folder);
    const file = join(logs, name);
    if (!existsSync(file))
      throw new BackupRefused(`${file} is not there: BACKUP_LOGS is not the folder of the server’s log.`);
    // No further than the server says: what comes after may be half an event.
    const sealed = await seal(createReadStream(file, { end: bytes - 1 }), place, recipient);
    await writeFile(`${place}.json`, signed(sealed, secrets[0]), { mode: 0o600 });
    grown.push(name);
  }
  return grown;
}

async function logsOf(source: DataSource): Promise<ServerLog[]> {
  try {
    const rows: { Log_name: string; File_size: number }[] = await source.query('show binary logs');
    return rows.map(({ Log_name: name, File_size: bytes }) => ({ name, bytes: Number(bytes) }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(`The server does not tell of its binary log: ${why}.`);
  }
}

const placeOf = (folder: string, name: string) => join(folder, FOLDER, `${name}${END}`);

const beganAnew = (name: string, folder: string) =>
  new BackupRefused(
    `${name} is shorter than what is kept of it: the server began its log anew. Move ${join(folder, FOLDER)} away and take a backup.`,
  );

const keptAs = async (place: string, secrets: readonly string[]): Promise<Sealed> =>
  JSON.parse(await readSigned(`${place}.json`, secrets));

/** The logs a replay reads, opened; `close` forgets them. */
export interface OpenedLogs {
  files: string[];
  close: () => Promise<void>;
}

/**
 * Checks and opens the log a backup stands in, and those after it.
 * @throws BackupRefused when one of them is not kept whole.
 */
export async function openLogs(
  all: string,
  from: LogPosition,
  identity: string,
  secrets: readonly string[],
): Promise<OpenedLogs> {
  const kept = (await readdir(join(all, FOLDER)).catch(() => [])).filter((name) => name.endsWith(END)).sort();
  const wanted = kept.map((name) => name.slice(0, -END.length)).filter((name) => name >= from.file);
  if (wanted[0] !== from.file) {
    throw new BackupRefused(`The binary log ${from.file} was not kept: npm run backup -- --logs keeps it.`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'cuspid-logs-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    for (const name of wanted) await openLog(placeOf(all, name), join(folder, name), identity, secrets);
    return { files: wanted.map((name) => join(folder, name)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openLog(place: string, file: string, identity: string, secrets: readonly string[]): Promise<void> {
  const { sealedSha256 } = await keptAs(place, secrets);
  const { sha256 } = await hashOf(createReadStream(place));
  if (sha256 !== sealedSha256)
    throw new BackupRefused(`${place} was changed: its SHA-256 is not the one that was signed.`);
  await pipeline(await unsealed(place, identity), createWriteStream(file, { mode: 0o600 }));
}

/** The kept logs that no backup from `oldest` on needs. */
export async function logsBefore(folder: string, oldest: LogPosition | undefined): Promise<string[]> {
  const kept = (await readdir(join(folder, FOLDER)).catch(() => [])).filter((name) => name.endsWith(END));
  return kept.filter((name) => oldest && name < `${oldest.file}${END}`).map((name) => join(folder, FOLDER, name));
}

/** Does again what the logs say was done after the backup, up to a moment; to the second. */
export async function replayLogs(
  { configuration }: Place,
  { files }: OpenedLogs,
  { position }: LogPosition,
  until: Date,
): Promise<void> {
  const database = configuration.migration ?? configuration.database;
  const client = await DatabaseClient.of(database);
  try {
    const stop = until.toISOString().slice(0, 19).replace('T', ' ');
    const args = [`--start-position=${position}`, `--stop-datetime=${stop}`, `--database=${database.name}`];
    // The program takes a moment for one of its own time zone.
    const log = client.run('binlog', [...args, ...files], { TZ: 'UTC' });
    log.input.end();
    const run = client.run('client', ['--binary-mode', database.name]);
    run.output.resume();
    await heard(log, heard(run, pipeline(log.output, run.input)));
  } finally {
    client.close();
  }
}
