import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { DumpReader } from './dump';
import { DUMP, NOTES, objectPlace, type Manifest } from './manifest';
import { BackupRefused } from './refused';
import { hashOf, unsealed, type Sealed } from './sealed';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/**
 * Looks at every byte of a backup before anything is touched: each file is what the manifest says, opens with `identity`, and the
 * dump holds the rows that were counted, to its last line. @throws BackupRefused for the first that is not so.
 */
export async function checkBackup(all: string, folder: string, manifest: Manifest, identity: string): Promise<void> {
  await checkFile(join(folder, DUMP), manifest.dump);
  await checkFile(join(folder, NOTES), manifest.notes);
  for (const [key, sealed] of Object.entries(manifest.objects)) await checkFile(objectPlace(all, key), sealed);
  await checkContent(join(folder, NOTES), manifest.notes, identity);
  for (const [key, sealed] of Object.entries(manifest.objects)) {
    await checkContent(objectPlace(all, key), sealed, identity);
  }
  await checkDump(join(folder, DUMP), manifest, identity);
}

async function checkFile(file: string, { sealedBytes, sealedSha256 }: Sealed): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new BackupRefused(`${file} is not there: the backup is not whole.`);
  if (found.size < sealedBytes) {
    throw new BackupRefused(`${file} was cut off: ${found.size} of ${sealedBytes} bytes are there.`);
  }
  const { sha256 } = await hashOf(createReadStream(file));
  if (sha256 !== sealedSha256) throw new BackupRefused(`${file} was changed: its SHA-256 is not the manifest’s.`);
}

async function checkContent(file: string, { sha256 }: Sealed, identity: string): Promise<void> {
  const found = await opened(file, async () => hashOf(await unsealed(file, identity)));
  if (found.sha256 !== sha256) throw new BackupRefused(`${file} holds something else than the manifest says.`);
}

async function checkDump(file: string, { tables }: Manifest, identity: string): Promise<void> {
  const reader = new DumpReader();
  await opened(file, async () => pipeline(await unsealed(file, identity), createGunzip(), reader, nowhere()));
  if (!reader.isComplete) throw new BackupRefused(`${file} ends before its last line: the dump is not whole.`);
  const different = differenceOf(tables, reader.tables());
  if (different.length)
    throw new BackupRefused(`${file}: other rows than the manifest says in ${different.join(', ')}.`);
}

/** The tables whose rows are not the same. */
export function differenceOf(one: Record<string, string>, other: Record<string, string>): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]).sort();
}

async function opened<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(`${file} cannot be opened with this identity (BACKUP_IDENTITY_FILE): ${why}`);
  }
}
