import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { NotStored, type Storage } from '@cuspid/platform/providers';
import { objectPlace } from './manifest';
import { BackupRefused } from './refused';
import { sealBeside, sealedAs, type Sealed } from './sealed';

/** Where the audit trail keeps its signed heads. */
const NOTE_FOLDERS = ['audit/heads'];

export interface Kept {
  objects: Record<string, Sealed>;
  copied: number;
}

/**
 * Keeps every object of the storage beneath the folder of all backups. One that lies there is not read again: an object never
 * changes. What is gone when its turn comes was removed by the clinic meanwhile.
 */
export async function keepObjects(storage: Storage, folder: string, recipient: string): Promise<Kept> {
  const kept: Kept = { objects: {}, copied: 0 };
  for await (const key of storage.keys()) {
    const known = await sealedAs(objectPlace(folder, key));
    const sealed = known ?? (await copied(storage, folder, key, recipient));
    if (!sealed) continue;
    kept.objects[key] = sealed;
    if (!known) kept.copied++;
  }
  return kept;
}

/** @throws BackupRefused when a row names an object that is not kept. */
export function requireNamed(before: ReadonlySet<string>, after: ReadonlySet<string>, kept: Kept): void {
  // What a row named before the dump and names after it is named in the dump too.
  const missing = [...before].filter((key) => after.has(key) && !kept.objects[key]);
  if (!missing.length) return;
  throw new BackupRefused(
    `${missing.length} files that records name are not in the storage (the first: ${missing[0]}). A backup without them would not be whole: see docs/runbooks/storage.md.`,
  );
}

/** All notes of the storage as one text. */
export async function notesOf(storage: Storage): Promise<Readable> {
  const notes: Record<string, string> = {};
  for (const folder of NOTE_FOLDERS) {
    for (const name of await storage.noteNames(folder)) {
      const text = await storage.note(name);
      if (text !== null) notes[name] = text;
    }
  }
  return Readable.from([Buffer.from(JSON.stringify(notes))]);
}

async function copied(storage: Storage, folder: string, key: string, recipient: string): Promise<Sealed | undefined> {
  const place = objectPlace(folder, key);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  try {
    return await sealBeside(await storage.read(key), place, recipient);
  } catch (error) {
    if (error instanceof NotStored) return undefined;
    throw error;
  }
}
