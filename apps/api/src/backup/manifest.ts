import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefused } from './refused';
import type { Sealed } from './sealed';

/** Where in the server's binary log a dump stands. */
export interface LogPosition {
  file: string;
  position: number;
}

/** What a backup is made of. Written last: a folder without one is no backup. It holds no health data and no names. */
export interface Manifest {
  format: 1;
  takenAt: string;
  /** The newest migration of the database. */
  schema: string;
  dump: Sealed;
  /** SHA-256 of every table's rows as the dump writes them. */
  tables: Record<string, string>;
  /** Stored objects by key. */
  objects: Record<string, Sealed>;
  /** The storage's notes: signed heads of the audit trail. */
  notes: Sealed;
  log?: LogPosition;
}

export const MANIFEST = 'manifest.json';
export const DUMP = 'database.sql.gz.age';
export const NOTES = 'notes.json.age';

/** Where an object lies beneath the folder of all backups: they share it, for an object never changes. */
export const objectPlace = (folder: string, key: string): string =>
  join(folder, 'objects', key.slice(0, 2), `${key}.age`);

const signatureOf = (text: string, secret: string) =>
  createHmac('sha256', createHmac('sha256', secret).update('cuspid backup').digest()).update(text).digest('hex');

/** Something as it is written: its text, signed, so that nobody can put another in its place. */
export function signed(content: object, secret: string): string {
  const text = JSON.stringify(content);
  return JSON.stringify({ signature: signatureOf(text, secret), content: text });
}

/** @throws BackupRefused when there is none, or it was not signed with one of these secrets. */
export async function readManifest(folder: string, secrets: readonly string[]): Promise<Manifest> {
  const told: Manifest = JSON.parse(await readSigned(join(folder, MANIFEST), secrets));
  if (told.format !== 1) throw new BackupRefused('The backup was made by a newer Cuspid: use that one to restore it.');
  return told;
}

/** The text of a signed file. @throws BackupRefused when it is not there, not whole, or not signed with one of these secrets. */
export async function readSigned(file: string, secrets: readonly string[]): Promise<string> {
  const { signature, content } = await read(file);
  const isOurs = secrets.some((secret) => {
    const [given, right] = [Buffer.from(signature, 'hex'), Buffer.from(signatureOf(content, secret), 'hex')];
    return given.length === right.length && timingSafeEqual(given, right);
  });
  if (isOurs) return content;
  throw new BackupRefused(
    `${file} was changed, or signed with another secret: set AUDIT_KEY (or JWT_SECRET) to the one of the clinic it was taken from.`,
  );
}

async function read(file: string): Promise<{ signature: string; content: string }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new BackupRefused(`${file} is not there: this is no whole backup.`);
  }
  try {
    const { signature, content }: { signature?: unknown; content?: unknown } = JSON.parse(text);
    if (typeof signature === 'string' && typeof content === 'string') return { signature, content };
  } catch {
    // Said below: it is not what was written.
  }
  throw new BackupRefused(`${file} cannot be read: it was cut off or changed.`);
}
