import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderStorage } from './folder-storage';
import { MemoryStorage } from './memory-storage';
import { S3Storage } from './s3-storage';
import {
  AlreadyStored,
  BadStorageKey,
  HashMismatch,
  newStorageKey,
  NotStored,
  RangeRefused,
  type ByteRange,
  type Storage,
} from './storage';
import { S3Server } from './testing/s3-server';

const PDF = { contentType: 'application/pdf' };
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
let folder: string;
let bucket: S3Server;
let endpoint: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cuspid-storage-'));
  bucket = new S3Server();
  endpoint = await bucket.open();
});
afterEach(async () => {
  await bucket.close();
  await rm(folder, { recursive: true, force: true });
});

const stores: [string, () => Storage][] = [
  ['a local folder', () => new FolderStorage(folder)],
  ['memory', () => new MemoryStorage()],
  ['a bucket', () => new S3Storage({ endpoint, region: 'auto', bucket: bucket.bucket, ...bucket.keys })],
];

describe.each(stores)('storage in %s', (_name, create) => {
  it('gives back exactly the bytes it was given, and says how many and which', async () => {
    const storage = create();
    const key = newStorageKey();
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
    const parts = [content.subarray(0, 7), content.subarray(7, 200_000), content.subarray(200_000)];
    expect(await storage.put(key, Readable.from(parts), PDF)).toEqual({ bytes: 300_000, sha256: sha256(content) });
    expect((await buffer(await storage.read(key))).equals(content)).toBe(true);
    expect(await storage.stat(key)).toMatchObject({ bytes: 300_000 });
  });

  it('keeps notes of the system under names, each in place of the one before, apart from the files', async () => {
    const storage = create();
    expect(await storage.noteNames('audit/heads')).toEqual([]);
    await storage.keepNote('audit/heads/2026-11-23.json', 'second');
    await storage.keepNote('audit/heads/2026-11-22.json', 'first');
    await storage.keepNote('audit/heads/2026-11-22.json', 'first, again');
    expect(await storage.noteNames('audit/heads')).toEqual([
      'audit/heads/2026-11-22.json',
      'audit/heads/2026-11-23.json',
    ]);
    expect(await storage.note('audit/heads/2026-11-22.json')).toBe('first, again');
    expect(await storage.note('audit/heads/2026-11-24.json')).toBeNull();
    for await (const key of storage.keys()) expect.unreachable(key);
    for (const name of ['../a.json', '/a.json', 'a//b.json', 'a/../../b.json', 'A.json', 'a.json/b', 'a.txt', '']) {
      await expect(storage.keepNote(name, 'x'), name).rejects.toBeInstanceOf(BadStorageKey);
    }
  });

  it('keeps an empty file', async () => {
    const storage = create();
    const key = newStorageKey();
    expect(await storage.put(key, Buffer.alloc(0), PDF)).toEqual({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
    expect(await buffer(await storage.read(key))).toHaveLength(0);
  });

  it('refuses a file that is not the one announced, and keeps nothing of it', async () => {
    const storage = create();
    const key = newStorageKey();
    const announced = sha256(Buffer.from('the X-ray'));
    const put = storage.put(key, Buffer.from('another X-ray'), { ...PDF, sha256: announced });
    await expect(put).rejects.toBeInstanceOf(HashMismatch);
    expect(await storage.stat(key)).toBeNull();
    await storage.put(key, Buffer.from('the X-ray'), { ...PDF, sha256: announced.toUpperCase() });
  });

  it('never writes a second file under the same key', async () => {
    const storage = create();
    const key = newStorageKey();
    await storage.put(key, Buffer.from('first'), PDF);
    await expect(storage.put(key, Buffer.from('second'), PDF)).rejects.toBeInstanceOf(AlreadyStored);
    expect((await buffer(await storage.read(key))).toString()).toBe('first');
  });

  it('keeps nothing of a file whose sender gave up half way', async () => {
    const storage = create();
    const key = newStorageKey();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('the line broke');
      })(),
    );
    await expect(storage.put(key, broken, PDF)).rejects.toThrow('the line broke');
    expect(await storage.stat(key)).toBeNull();
    await expect(storage.read(key)).rejects.toBeInstanceOf(NotStored);
  });

  it('removes a file once, and does not mind being asked again', async () => {
    const storage = create();
    const key = newStorageKey();
    await storage.put(key, Buffer.from('x'), PDF);
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.stat(key)).toBeNull();
  });

  it('gives the bytes of a range, and says when there are none', async () => {
    const storage = create();
    const key = newStorageKey();
    await storage.put(key, Buffer.from('0123456789'), PDF);
    const read = async (range: ByteRange) => (await buffer(await storage.read(key, range))).toString();
    expect(await read({ start: 0, end: 3 })).toBe('0123');
    expect(await read({ start: 4 })).toBe('456789');
    expect(await read({ start: 9, end: 9 })).toBe('9');
    expect(await read({ start: 7, end: 1_000 }), 'as far as it goes').toBe('789');
    for (const range of [{ start: 10 }, { start: 5, end: 4 }, { start: -1 }, { start: 0.5 }, { start: NaN }]) {
      await expect(storage.read(key, range), JSON.stringify(range)).rejects.toBeInstanceOf(RangeRefused);
    }
    await expect(storage.read(newStorageKey(), { start: 0 })).rejects.toBeInstanceOf(NotStored);
  });

  it('lists every key', async () => {
    const storage = create();
    const keys = [newStorageKey(), newStorageKey(), newStorageKey()];
    for (const key of keys) await storage.put(key, Buffer.from(key), PDF);
    const listed: string[] = [];
    for await (const key of storage.keys()) listed.push(key);
    expect(listed.sort()).toEqual(keys.sort());
  });

  const paths = [
    '../../etc/passwd',
    '/etc/passwd',
    '..',
    '',
    'a'.repeat(32) + '/..',
    'A'.repeat(32),
    'a'.repeat(31),
    '%2e%2e',
    'a\0',
  ];
  it.each(paths)('takes no path for a key: %j', async (path) => {
    const storage = create();
    await expect(storage.put(path, Buffer.from('x'), PDF)).rejects.toBeInstanceOf(BadStorageKey);
    await expect(storage.read(path)).rejects.toBeInstanceOf(BadStorageKey);
    await expect(storage.stat(path)).rejects.toBeInstanceOf(BadStorageKey);
    await expect(storage.remove(path)).rejects.toBeInstanceOf(BadStorageKey);
  });
});

describe('the local folder', () => {
  it('does not follow a link somebody planted', async () => {
    const storage = new FolderStorage(folder);
    const key = newStorageKey();
    await storage.put(key, Buffer.from('x'), PDF);
    const place = join(folder, key.slice(0, 2), key.slice(2, 4), key);
    await rm(place);
    await symlink('/etc/passwd', place);
    await expect(storage.read(key)).rejects.toThrow();
  });

  it('clears away what was left half-written a day ago, and nothing younger', async () => {
    const storage = new FolderStorage(folder);
    expect(await storage.ready()).toBe('ok');
    const incoming = join(folder, 'incoming');
    await writeFile(join(incoming, 'old'), 'x');
    await writeFile(join(incoming, 'young'), 'x');
    const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000);
    await utimes(join(incoming, 'old'), twoDaysAgo, twoDaysAgo);
    expect(await storage.ready()).toBe('ok');
    expect(await readdir(incoming)).toEqual(['young']);
  });

  it('says why it is not ready', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expect(await new FolderStorage(join(file, 'below')).ready()).toContain('ENOTDIR');
    expect(existsSync(join(file, 'below'))).toBe(false);
  });
});
