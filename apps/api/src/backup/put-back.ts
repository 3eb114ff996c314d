import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { connectionsAt, migrationNames } from '@cuspid/platform/database';
import { checkBackup, differenceOf } from './checks';
import { DatabaseClient, heard } from './client';
import { DumpReader } from './dump';
import { openLogs, replayLogs, type OpenedLogs } from './logs';
import { DUMP, NOTES, objectPlace, readManifest, type Manifest } from './manifest';
import { namedObjects } from './named-objects';
import { BackupRefused } from './refused';
import { hashOf, sealedAs, unsealed } from './sealed';
import { rowsOf, type Place } from './take';

/** A link names the type anew whenever it is made. */
const UNTYPED = 'application/octet-stream';

export interface Wanted {
  /** The folder of one backup; that of all of them is above it. */
  folder: string;
  /** age secret key. */
  identity: string;
  /** Puts the backup in place of what is there. */
  replace: boolean;
  /** Goes on from the backup to this moment, by the kept binary logs. */
  until?: Date;
  say: (line: string) => void;
}

export interface PutBack {
  manifest: Manifest;
  tables: number;
  objects: number;
  /** Keys that rows name and no backup holds: after `until`, of files that came after the last backup. */
  lacking: string[];
}

/**
 * Restores a backup: everything is checked first, then the database is loaded, the logs replayed, the objects put back, and all of
 * it compared with the manifest. @throws BackupRefused before anything is touched.
 */
export async function putBack(place: Place, wanted: Wanted): Promise<PutBack> {
  const { folder, identity, say } = wanted;
  const all = join(folder, '..');
  const manifest = await readManifest(folder, place.configuration.audit.secrets);
  requireKnownSchema(manifest);
  say('checking every byte of the backup …');
  await checkBackup(all, folder, manifest, identity);
  const logs = wanted.until && (await logsFor(place, all, manifest, identity));
  try {
    await requireFree(place, wanted.replace);
    say('loading the database …');
    await load(place, folder, manifest, identity);
    if (wanted.until && logs && manifest.log) {
      say(`replaying what came after, until ${wanted.until.toISOString()} …`);
      await replayLogs(place, logs, manifest.log, wanted.until);
    }
  } finally {
    await logs?.close();
  }
  say('putting the files back …');
  const named = [...(await namedObjects(place.source))];
  const { kept, lacking } = await objectsFor(manifest, named, all);
  const objects = await putObjects(place, all, kept, identity);
  await putNotes(place, folder, identity);
  return { manifest, tables: Object.keys(manifest.tables).length, objects, lacking };
}

function logsFor({ configuration }: Place, all: string, { log }: Manifest, identity: string): Promise<OpenedLogs> {
  if (log) return openLogs(all, log, identity, configuration.audit.secrets);
  throw new BackupRefused(
    'The backup does not say where it stands in a binary log: it can be restored, but no later moment.',
  );
}

/** What the backup holds; and of what rows name that came after it, what a later backup holds. */
async function objectsFor({ objects }: Manifest, named: readonly string[], all: string) {
  const kept = { ...objects };
  const lacking: string[] = [];
  for (const key of named.filter((one) => !objects[one])) {
    const later = await sealedAs(objectPlace(all, key));
    if (later) kept[key] = later;
    else lacking.push(key);
  }
  return { kept, lacking };
}

function requireKnownSchema({ schema }: Manifest): void {
  if (migrationNames().includes(schema)) return;
  throw new BackupRefused(
    `The backup is of a newer Cuspid: this one does not know ${schema}. Restore it with the version that took it, or a newer one.`,
  );
}

/** Nobody may be at work in the database, and nothing may be lost that was not meant to be. */
async function requireFree({ source, configuration }: Place, replace: boolean): Promise<void> {
  const { database, migration } = configuration;
  const [row]: { many: number }[] = await source.query(
    `select count(*) as many from information_schema.processlist where db = database() and id <> connection_id()`,
  );
  // A clinic at work is signed in as the application, whom the owner of the schema does not see.
  const many = Number(row?.many) + (migration ? await connectionsAt(database) : 0);
  if (many) throw new BackupRefused(`${many} connections are at work in ${database.name}: stop the clinic first.`);
  const tables = await tablesOf(source);
  if (!tables.length || replace) return;
  throw new BackupRefused(
    `${configuration.database.name} holds ${tables.length} tables. With --replace they are removed, and the backup takes their place.`,
  );
}

async function tablesOf(source: Place['source']): Promise<string[]> {
  const rows: { name: string }[] = await source.query(
    'select table_name as name from information_schema.tables where table_schema = database()',
  );
  return rows.map(({ name }) => name);
}

async function load({ configuration, source }: Place, folder: string, manifest: Manifest, identity: string) {
  if ((await tablesOf(source)).length) await source.dropDatabase();
  const client = await DatabaseClient.of(configuration.migration ?? configuration.database);
  try {
    const run = client.run('client', ['--binary-mode', configuration.database.name]);
    run.output.resume();
    const dump = await unsealed(join(folder, DUMP), identity);
    await heard(run, pipeline(dump, createGunzip(), new DumpReader(), run.input));
  } finally {
    client.close();
  }
  const different = differenceOf(manifest.tables, await rowsOf(configuration));
  if (different.length) throw new Error(`After loading, other rows than in the backup are in ${different.join(', ')}.`);
}

/** Answers how many were put; the storage refuses a content that is not what was announced. */
async function putObjects({ storage }: Place, all: string, objects: Manifest['objects'], identity: string) {
  let put = 0;
  for (const [key, { sha256 }] of Object.entries(objects)) {
    const isThere = (await storage.stat(key)) && (await hashOf(await storage.read(key))).sha256 === sha256;
    if (isThere) continue;
    await storage.remove(key);
    await storage.put(key, await unsealed(objectPlace(all, key), identity), { contentType: UNTYPED, sha256 });
    put++;
  }
  return put;
}

async function putNotes({ storage }: Place, folder: string, identity: string): Promise<void> {
  const notes: Record<string, string> = JSON.parse(await text(await unsealed(join(folder, NOTES), identity)));
  for (const [name, content] of Object.entries(notes)) await storage.keepNote(name, content);
}
