import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { migrationNames } from '@cuspid/platform/database';
import { NotStored } from '@cuspid/platform/providers';
import { checkBackup, differenceOf } from './checks';
import { DatabaseClient, heard, serverKind } from './client';
import { DumpReader } from './dump';
import { replayLogs, requireLogs } from './logs';
import { DUMP, NOTES, objectPlace, readManifest, type Manifest } from './manifest';
import { BackupRefused } from './refused';
import { Counted, unsealed } from './sealed';
import { rowsOf, type Place } from './take';

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
  if (wanted.until && !manifest.log) {
    throw new BackupRefused(
      'The backup does not say where it stands in a binary log: it can be restored, but no later moment.',
    );
  }
  if (wanted.until && manifest.log) await requireLogs(all, manifest.log, identity);
  await requireFree(place, wanted.replace);
  say('loading the database …');
  await load(place, folder, manifest, identity);
  if (wanted.until && manifest.log) {
    say(`replaying what came after, until ${wanted.until.toISOString()} …`);
    await replayLogs(place, { all, from: manifest.log, until: wanted.until, identity });
  }
  say('putting the files back …');
  const objects = await putObjects(place, all, manifest, identity);
  await putNotes(place, folder, identity);
  return { manifest, tables: Object.keys(manifest.tables).length, objects };
}

function requireKnownSchema({ schema }: Manifest): void {
  if (migrationNames().includes(schema)) return;
  throw new BackupRefused(
    `The backup is of a newer Cuspid: this one does not know ${schema}. Restore it with the version that took it, or a newer one.`,
  );
}

/** Nobody may be at work in the database, and nothing may be lost that was not meant to be. */
async function requireFree({ source, configuration }: Place, replace: boolean): Promise<void> {
  const [row]: { many: number }[] = await source.query(
    `select count(*) as many from information_schema.processlist where db = database() and id <> connection_id()`,
  );
  if (Number(row?.many)) {
    throw new BackupRefused(
      `${row?.many} connections are at work in ${configuration.database.name}: stop the clinic first.`,
    );
  }
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
  const client = new DatabaseClient(configuration.migration ?? configuration.database, await serverKind(source));
  try {
    const run = client.run('client', ['--binary-mode', configuration.database.name]);
    run.output.resume();
    const dump = await unsealed(join(folder, DUMP), identity);
    await heard(run, pipeline(dump, createGunzip(), new DumpReader(), run.input));
  } finally {
    client.close();
  }
  const different = differenceOf(manifest.tables, await rowsOf({ configuration, source }));
  if (different.length) throw new Error(`After loading, other rows than in the backup are in ${different.join(', ')}.`);
}

async function putObjects({ storage }: Place, all: string, manifest: Manifest, identity: string): Promise<number> {
  let put = 0;
  for (const [key, { sha256, bytes }] of Object.entries(manifest.objects)) {
    if ((await storage.stat(key))?.bytes !== bytes) {
      const contentType = 'application/octet-stream';
      await storage.remove(key);
      await storage.put(key, await unsealed(objectPlace(all, key), identity), { contentType, sha256 });
      put++;
    }
    const counted = new Counted();
    counted.resume();
    await pipeline(await storage.read(key), counted);
    if (counted.sha256() !== sha256) throw new NotStored(key);
  }
  return put;
}

async function putNotes({ storage }: Place, folder: string, identity: string): Promise<void> {
  const notes: Record<string, string> = JSON.parse(await text(await unsealed(join(folder, NOTES), identity)));
  for (const [name, content] of Object.entries(notes)) await storage.keepNote(name, content);
}
