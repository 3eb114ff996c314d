import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Hashing } from './hashing';
import {
  AlreadyStored,
  HashMismatch,
  boundsOf,
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

/** Files in the memory of the process: for specs. Keeps every promise of `Storage` but the one of surviving the process. */
export class MemoryStorage extends Storage {
  private readonly noted = new Map<string, string>();
  private readonly files = new Map<string, { content: Buffer; storedAt: Date }>();

  async put(key: string, content: Readable | Buffer, options: PutOptions): Promise<StoredFile> {
    requireStorageKey(key);
    if (this.files.has(key)) throw new AlreadyStored(key);
    const hashing = new Hashing();
    const chunks: Buffer[] = [];
    hashing.on('data', (chunk: Buffer) => chunks.push(chunk));
    await pipeline(Buffer.isBuffer(content) ? Readable.from([content]) : content, hashing);
    const stored = hashing.result();
    if (options.sha256 && options.sha256.toLowerCase() !== stored.sha256) throw new HashMismatch();
    this.files.set(key, { content: Buffer.concat(chunks), storedAt: new Date() });
    return stored;
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    requireStorageKey(key);
    const file = this.files.get(key);
    if (!file) throw new NotStored(key);
    if (!range) return Readable.from([file.content]);
    const { start, end } = boundsOf(range, file.content.length);
    return Readable.from([file.content.subarray(start, end + 1)]);
  }

  async link(key: string, { seconds }: LinkOptions): Promise<null> {
    requireStorageKey(key);
    requireLinkSeconds(seconds);
    return null;
  }

  async stat(key: string) {
    requireStorageKey(key);
    const file = this.files.get(key);
    return file ? { bytes: file.content.length, storedAt: file.storedAt } : null;
  }

  async remove(key: string): Promise<void> {
    requireStorageKey(key);
    this.files.delete(key);
  }

  async *keys(): AsyncIterable<string> {
    yield* this.files.keys();
  }

  async keepNote(name: string, text: string): Promise<void> {
    requireNoteName(name);
    this.noted.set(name, text);
  }

  async note(name: string): Promise<string | null> {
    requireNoteName(name);
    return this.noted.get(name) ?? null;
  }

  async noteNames(folder: string): Promise<string[]> {
    requireNoteName(folder);
    return [...this.noted.keys()].filter((name) => name.startsWith(`${folder}/`)).sort();
  }

  async ready() {
    return 'ok' as const;
  }
}
