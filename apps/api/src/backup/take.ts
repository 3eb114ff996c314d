import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Configuration } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import type { Storage } from '@cuspid/platform/providers';
import type { DataSource } from 'typeorm';
import { noteTaken } from './backup-taken';
import { DatabaseClient, heard } from './client';
import { DumpReader } from './dump';
import { DUMP, MANIFEST, NOTES, signed, type Manifest } from './manifest';
import { namedObjects } from './named-objects';
import { keepObjects, notesOf, requireNamed, type Kept } from './objects';
import { BackupRefused } from './refused';
import { seal, type Sealed } from './sealed';
import type { BackupSettings } from './settings';

/** What both a backup and a restore work with. */
export interface Place {
  configuration: Configuration;
  source: DataSource;
  storage: Storage;
}

export interface Taken {
  folder: string;
  manifest: Manifest;
  /** Objects that no earlier backup had. */
  copied: number;
}

/** In one snapshot, locking nobody out; rows in the order of their keys, so that two dumps of the same rows are the same. */
const DUMP_ARGUMENTS = [
  '--single-transaction',
  '--skip-lock-tables',
  '--quick',
  '--hex-blob',
  '--routines',
  '--triggers',
  '--events',
  '--order-by-primary',
  '--no-tablespaces',
  '--tz-utc',
  '--skip-add-locks',
];

/**
 * Takes a backup: the database in one snapshot, then every stored object, then the manifest. What a killed one leaves has no
 * manifest, and is no backup. One at a time: whoever calls holds the lock. @throws BackupRefused when it would not be whole.
 */
export async function take(place: Place, settings: BackupSettings): Promise<Taken> {
  const takenAt = clock.now().toISOString();
  const name = takenAt.replace(/[:.]/g, '-');
  const passing = join(settings.folder, `.${name}-${randomBytes(4).toString('hex')}`);
  await mkdir(passing, { recursive: true, mode: 0o700 });
  try {
    const { manifest, kept } = await contents(place, settings, passing, takenAt);
    await written(join(passing, MANIFEST), signed(manifest, place.configuration.audit.secrets[0]));
    const folder = join(settings.folder, name);
    await rename(passing, folder);
    await noteTaken(place.source, takenAt);
    return { folder, manifest, copied: kept.copied };
  } catch (error) {
    await rm(passing, { recursive: true, force: true });
    throw error;
  }
}

async function contents(
  { configuration, source, storage }: Place,
  settings: BackupSettings,
  folder: string,
  takenAt: string,
): Promise<{ manifest: Manifest; kept: Kept }> {
  const before = await namedObjects(source);
  const { sealed, reader } = await dumped(configuration, source, join(folder, DUMP), settings.recipient);
  const after = await namedObjects(source);
  const kept = await keepObjects(storage, settings.folder, settings.recipient);
  requireNamed(before, after, kept);
  const notes = await seal(await notesOf(storage), join(folder, NOTES), settings.recipient);
  const manifest: Manifest = {
    format: 1,
    takenAt,
    schema: await schemaOf(source),
    dump: sealed,
    tables: reader.tables(),
    objects: kept.objects,
    notes,
    ...(reader.log && { log: reader.log }),
  };
  return { manifest, kept };
}

async function dumped(
  configuration: Configuration,
  source: DataSource,
  file: string,
  recipient: string,
): Promise<{ sealed: Sealed; reader: DumpReader }> {
  const gzip = createGzip();
  const reader = new DumpReader();
  const reading = readDump(configuration, reader, gzip, await isLogged(source));
  // What cannot be read ends what is written.
  reading.catch((error: unknown) => gzip.destroy(error instanceof Error ? error : undefined));
  const [read, sealed] = await Promise.allSettled([reading, seal(gzip, file, recipient)]);
  if (read.status === 'rejected') throw read.reason;
  if (sealed.status === 'rejected') throw sealed.reason;
  return { sealed: sealed.value, reader };
}

/** SHA-256 of every table's rows as they are now. */
export async function rowsOf(configuration: Configuration): Promise<Record<string, string>> {
  const reader = new DumpReader();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await readDump(configuration, reader, nowhere, false);
  return reader.tables();
}

/** With `tellsPlace` the dump says where in the binary log it stands. */
async function readDump(
  { database, migration }: Configuration,
  reader: DumpReader,
  to: NodeJS.WritableStream,
  tellsPlace: boolean,
): Promise<void> {
  // The application's user may not read triggers.
  const client = await DatabaseClient.of(migration ?? database);
  const place = client.kind === 'mariadb' ? '--master-data=2' : '--source-data=2';
  try {
    const dump = client.run('dump', [...DUMP_ARGUMENTS, ...(tellsPlace ? [place] : []), database.name]);
    dump.input.end();
    await heard(dump, pipeline(dump.output, reader, to));
    if (!reader.isComplete) throw new BackupRefused('The dump of the database ended before its last line.');
  } finally {
    client.close();
  }
}

/** Whether the server keeps a binary log. */
async function isLogged(source: DataSource): Promise<boolean> {
  const [row]: { on: number }[] = await source.query('select @@log_bin as `on`');
  return Number(row?.on) === 1;
}

/** The newest migration that was done. */
async function schemaOf(source: DataSource): Promise<string> {
  const [row]: { name: string }[] = await source.query('select name from migrations order by timestamp desc limit 1');
  return row?.name ?? '';
}

async function written(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
