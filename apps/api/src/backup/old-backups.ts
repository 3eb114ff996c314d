import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { clock } from '@cuspid/platform/database';
import { logsBefore } from './logs';
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
 * Removes backups older than they are to be kept, never the newest, the objects only they had, and the logs before those that stay.
 * Answers how many backups. @throws BackupRefused for a manifest that cannot be read: nothing is removed then.
 */
export async function removeOld({ folder, keepDays }: BackupSettings, secrets: readonly string[]): Promise<number> {
  const all = await backupsIn(folder);
  const before = new Date(clock.ms() - keepDays * DAY_MS).toISOString().replace(/[:.]/g, '-');
  const old = all.slice(0, -1).filter((name) => name < before);
  if (!old.length) return 0;
  const manifestsOf = (names: readonly string[]) =>
    Promise.all(names.map((name) => readManifest(join(folder, name), secrets)));
  const [gone, staying] = [await manifestsOf(old), await manifestsOf(all.filter((name) => !old.includes(name)))];
  const kept = new Set(staying.flatMap(({ objects }) => Object.keys(objects)));
  const theirs = new Set(gone.flatMap(({ objects }) => Object.keys(objects)));
  for (const name of old) await rm(join(folder, name), { recursive: true, force: true });
  for (const key of theirs) if (!kept.has(key)) await removeSealed(objectPlace(folder, key));
  for (const place of await logsBefore(folder, staying[0]?.log)) await removeSealed(place);
  return old.length;
}

async function removeSealed(place: string): Promise<void> {
  for (const end of ['', '.json']) await rm(`${place}${end}`, { force: true });
}
