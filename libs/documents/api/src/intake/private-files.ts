import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileCutShort } from './intake-errors';
import type { KeptContent } from './inspected';

/** Longer than any file is held: what is older belongs to nobody, whichever machine left it. */
const STALE_AFTER_MS = 3_600_000;
const OWN = `${hostname().replace(/[^a-zA-Z0-9]/g, '')}-`;

/** What was written down of a file as it came. */
export type Arrived = KeptContent & { path: string };

/** A folder of its own for one file while it is looked at. Nobody but this user can read it. */
export class PrivateRoom {
  constructor(private readonly folder: string) {}

  path(name: string): string {
    return join(this.folder, name);
  }

  /** The path of an empty file that nobody else can read, for a library that would make one for everybody. */
  async blank(name: string): Promise<string> {
    const path = this.path(name);
    await (await open(path, 'wx', 0o600)).close();
    return path;
  }

  /** Writes the content down and hashes it on the way. @throws FileCutShort when it is not `bytes` long */
  async receive(content: Readable, bytes: number): Promise<Arrived> {
    const path = this.path('arrived');
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let received = 0;
    try {
      for await (const chunk of content) {
        received += chunk.length;
        if (received > bytes) throw new FileCutShort();
        hash.update(chunk);
        await file.writeFile(chunk);
      }
    } finally {
      content.destroy();
      await file.close();
    }
    if (received !== bytes) throw new FileCutShort();
    return { path, bytes, sha256: hash.digest('hex'), open: () => createReadStream(path) };
  }

  /** A file somebody else wrote into the room, hashed from the disk. */
  async keep(path: string): Promise<KeptContent> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { bytes, sha256: hash.digest('hex'), open: () => createReadStream(path) };
  }

  close(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** Where files lie while they are looked at: below the machine's folder for passing files, readable by this user alone. */
export class PrivateFiles {
  constructor(private readonly folder = join(tmpdir(), `cuspid-intake-${process.getuid?.() ?? 0}`)) {}

  async room(): Promise<PrivateRoom> {
    await this.claim();
    return new PrivateRoom(await mkdtemp(join(this.folder, `${OWN}${process.pid}-`)));
  }

  /** Removes what processes left that are no longer there. @returns how many rooms that were */
  async sweep(): Promise<number> {
    const room = await this.room();
    // By the clock that stamps the files, whichever machine's that is.
    const now = (await lstat(room.path('.'))).mtimeMs;
    await room.close();
    let swept = 0;
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      if (!(await isLeft(name, path, now))) continue;
      await rm(path, { recursive: true, force: true });
      swept++;
    }
    return swept;
  }

  /** @throws when somebody else made the folder first, to read what lies in it */
  private async claim(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const found = await lstat(this.folder);
    const isOurs = process.getuid === undefined || found.uid === process.getuid();
    if (!found.isDirectory() || !isOurs || (process.platform !== 'win32' && found.mode & 0o077)) {
      throw new Error(`${this.folder} is not this user’s own: files cannot be looked at there.`);
    }
  }
}

async function isLeft(name: string, path: string, now: number): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  if (!found) return false;
  const pid = name.startsWith(OWN) ? Number(name.slice(OWN.length).split('-')[0]) : NaN;
  if (pid && pid !== process.pid && !isAlive(pid)) return true;
  return now - found.mtimeMs > STALE_AFTER_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
