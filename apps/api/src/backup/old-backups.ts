import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clock } from '@cuspid/platform/database';
import { MANIFEST, objectPlace, readManifest } from './manifest';
import type { BackupSettings } from './settings';

const BACKUP = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;
const DAY_MS = 86_400_000;

/** Every whole backup of a folder, the oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => BACKUP.test(name)).sort();
  return names.filter((name) => existsSync(join(folder, name, MANIFEST)));
}

/**
 * Removes backups older than they are to be kept, never the newest, and the objects only they had. Answers how many backups. A
 * manifest that cannot be read keeps everything.
 */
export async function removeOld({ folder, keepDays }: BackupSettings, secrets: readonly string[]): Promise<number> {
  const all = await backupsIn(folder);
  const before = new Date(clock.ms() - keepDays * DAY_MS).toISOString().replace(/[:.]/g, '-');
  const old = all.slice(0, -1).filter((name) => name < before);
  if (!old.length) return 0;
  const kept = new Set<string>();
  for (const name of all.filter((one) => !old.includes(one))) {
    for (const key of Object.keys((await readManifest(join(folder, name), secrets)).objects)) kept.add(key);
  }
  const theirs = new Set<string>();
  for (const name of old) {
    for (const key of Object.keys((await readManifest(join(folder, name), secrets)).objects)) theirs.add(key);
  }
  for (const name of old) await rm(join(folder, name), { recursive: true, force: true });
  for (const key of [...theirs].filter((one) => !kept.has(one))) {
    for (const end of ['', '.json']) await rm(`${objectPlace(folder, key)}${end}`, { force: true });
  }
  return old.length;
}
