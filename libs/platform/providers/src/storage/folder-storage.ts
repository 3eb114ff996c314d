import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { mkdir, open, opendir, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf, reasonOf, type Readiness } from '../provider-error';
import { Hashing } from './hashing';
import {
  AlreadyStored,
  boundsOf,
  HashMismatch,
  isStorageKey,
  NotStored,
  requireLinkSeconds,
  requireNoteName,
  requireStorageKey,
  Storage,
  type ByteRange,
  type LinkOptions,
  type PutOptions,
  type StoredFile,
} from './storage';

const INCOMING = 'incoming';
/** Apart from the files, whose folders are two hexadecimal digits. */
const NOTES = 'notes';
const STALE_AFTER = 24 * 3_600_000;
const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/**
 * Files in one folder of this machine, two levels deep so that no directory grows without end. Bytes are written under a
 * passing name, flushed to the disk and renamed: whatever kills the process, a key is whole or absent.
 */
export class FolderStorage extends Storage {
  private readonly folder: string;

  constructor(folder: string) {
    super();
    this.folder = resolve(folder);
  }

  async put(key: string, content: Readable | Buffer, options: PutOptions): Promise<StoredFile> {
    const place = this.place(key);
    if (await statOf(place)) throw new AlreadyStored(key);
    const passing = join(this.folder, INCOMING, randomBytes(16).toString('hex'));
    await mkdir(dirname(passing), { recursive: true, mode: 0o700 });
    try {
      const stored = await writeWhole(passing, content);
      if (options.sha256 && options.sha256.toLowerCase() !== stored.sha256) throw new HashMismatch();
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(passing, place);
      await this.flushNames(place);
      return stored;
    } catch (error) {
      await rm(passing, { force: true });
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const file = await this.opened(key);
    if (!range) return file.createReadStream();
    try {
      return file.createReadStream(boundsOf(range, (await file.stat()).size));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async link(key: string, { seconds }: LinkOptions): Promise<null> {
    requireStorageKey(key);
    requireLinkSeconds(seconds);
    return null;
  }

  async stat(key: string) {
    const found = await statOf(this.place(key));
    return found ? { bytes: found.size, storedAt: found.mtime } : null;
  }

  async remove(key: string): Promise<void> {
    await rm(this.place(key), { force: true });
  }

  async *keys(): AsyncIterable<string> {
    for (const first of await shards(this.folder)) {
      for (const second of await shards(join(this.folder, first))) {
        for await (const entry of await opendir(join(this.folder, first, second))) {
          if (entry.isFile() && isStorageKey(entry.name)) yield entry.name;
        }
      }
    }
  }

  async keepNote(name: string, text: string): Promise<void> {
    const place = this.notePlace(name);
    const passing = join(this.folder, INCOMING, randomBytes(16).toString('hex'));
    await mkdir(dirname(passing), { recursive: true, mode: 0o700 });
    await writeWhole(passing, Buffer.from(text));
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(passing, place);
    await this.flushNames(place);
  }

  async note(name: string): Promise<string | null> {
    try {
      return await readFile(this.notePlace(name), 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async noteNames(folder: string): Promise<string[]> {
    try {
      const names = await readdir(this.notePlace(folder));
      return names.sort().map((name) => `${folder}/${name}`);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  }

  private notePlace(name: string): string {
    requireNoteName(name);
    return join(this.folder, NOTES, name);
  }

  /** Whether a file can be written here this moment. Also clears away what killed processes left half-written a day ago. */
  async ready(): Promise<Readiness> {
    const incoming = join(this.folder, INCOMING);
    try {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      await this.clearStale(incoming);
      const probe = join(incoming, randomBytes(16).toString('hex'));
      await writeWhole(probe, Buffer.from('ready'));
      await rm(probe);
      return 'ok';
    } catch (error) {
      return `The file folder cannot be written: ${codeOf(error) ?? reasonOf(error)}.`;
    }
  }

  /** Opened before it is handed over: a missing file is an error here, not in the middle of somebody's answer. */
  private async opened(key: string): Promise<FileHandle> {
    try {
      return await open(this.place(key), READ_ONLY);
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? new NotStored(key) : error;
    }
  }

  private place(key: string): string {
    requireStorageKey(key);
    return join(this.folder, key.slice(0, 2), key.slice(2, 4), key);
  }

  /** A rename is lost with the power until the directories that name the file are flushed as well. */
  private async flushNames(place: string): Promise<void> {
    // Windows cannot flush a directory; its file system journals the rename by itself.
    if (process.platform === 'win32') return;
    for (let folder = dirname(place); folder.length >= this.folder.length; folder = dirname(folder)) {
      const handle = await open(folder, constants.O_RDONLY);
      await handle.sync().finally(() => handle.close());
    }
  }

  private async clearStale(incoming: string): Promise<void> {
    for (const name of await readdir(incoming)) {
      const found = await statOf(join(incoming, name));
      if (found && Date.now() - found.mtimeMs > STALE_AFTER) await rm(join(incoming, name), { force: true });
    }
  }
}

async function writeWhole(path: string, content: Readable | Buffer): Promise<StoredFile> {
  const file = await open(path, 'wx', 0o600);
  try {
    const hashing = new Hashing();
    await pipeline(Buffer.isBuffer(content) ? Readable.from([content]) : content, hashing, async (chunks) => {
      for await (const chunk of chunks) await file.writeFile(chunk);
    });
    await file.sync();
    return hashing.result();
  } finally {
    await file.close();
  }
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function shards(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)).map(({ name }) => name);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
