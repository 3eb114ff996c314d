import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageUnavailable, StoredWrong } from './s3-errors';
import { S3Storage } from './s3-storage';
import { AlreadyStored, newStorageKey, NotStored } from './storage';
import { S3Server } from './testing/s3-server';

const SCAN = { contentType: 'image/jpeg' };
const MB = 1024 * 1024;
/** Shorter than in the clinic, so that a server that says nothing is found out within a spec. */
const QUICK = { connectionTimeout: 300, requestTimeout: 400, throwOnRequestTimeout: true, socketTimeout: 400 };

describe('files in a bucket', () => {
  let server: S3Server;
  let endpoint: string;
  let storage: S3Storage;
  const settings = () => ({ endpoint, region: 'auto', bucket: server.bucket, ...server.keys });
  const storageWith = (given: object = {}) => new S3Storage({ ...settings(), ...given }, QUICK);

  beforeEach(async () => {
    server = new S3Server();
    endpoint = await server.open();
    storage = storageWith();
  });
  afterEach(() => server.close());

  it('of fifty megabytes go and come back in pieces, and are never whole in memory', async () => {
    const piece = randomBytes(MB);
    const arrived = () => [...server.uploads.values()].flatMap((parts) => [...parts.values()]);
    let mostHeld = 0;
    const big = Readable.from(
      (async function* () {
        for (let n = 0; n < 50; n++) {
          mostHeld = Math.max(mostHeld, n * MB - arrived().reduce((sum, { length }) => sum + length, 0));
          yield piece;
        }
      })(),
    );
    const [key, patient] = [newStorageKey(), new S3Storage(settings())];
    expect(await patient.put(key, big, SCAN)).toMatchObject({ bytes: 50 * MB });
    expect(server.seen.filter((name) => name.includes('partNumber='))).toHaveLength(7);
    // Two pieces on their way, one being filled, and what stands in the pipes.
    expect(mostHeld).toBeLessThan(34 * MB);
    expect((await buffer(await patient.read(key))).equals(Buffer.concat(Array(50).fill(piece)))).toBe(true);
  });

  it('of a sender who gives up in the middle leave nothing: no file, no pieces', async () => {
    const key = newStorageKey();
    const broken = Readable.from(
      (async function* () {
        for (let n = 0; n < 20; n++) yield randomBytes(MB);
        throw new Error('the line broke');
      })(),
    );
    await expect(storage.put(key, broken, SCAN)).rejects.toThrow('the line broke');
    expect([server.objects.size, server.uploads.size]).toEqual([0, 0]);
  });

  it('are nobody’s who has no key, or another, or changes what was signed', async () => {
    const key = newStorageKey();
    await storage.put(key, Buffer.from('an X-ray'), SCAN);
    expect((await fetch(`${endpoint}/${server.bucket}/files/${key}`)).status).toBe(403);
    expect((await fetch(`${endpoint}/${server.bucket}?list-type=2`)).status).toBe(403);
    const stranger = storageWith({ secretAccessKey: 'guessed' });
    await expect(stranger.read(key)).rejects.toThrow();
    expect(await stranger.ready()).toMatch(/cannot be reached/);
    await expect(stranger.put(newStorageKey(), Buffer.from('x'), SCAN)).rejects.toThrow();
    expect(server.objects.size).toBe(1);
  });

  it('that come back as other bytes than were sent are not kept', async () => {
    const key = newStorageKey();
    server.fault = (request) => (request.startsWith('GET') ? 'wrong-bytes' : null);
    await expect(storage.put(key, Buffer.from('an X-ray'), SCAN)).rejects.toBeInstanceOf(StoredWrong);
    expect(server.objects.size).toBe(0);
  });

  it.each([
    ['in one', 8],
    ['in pieces', 9 * MB],
  ])('that were kept as other bytes than were sent (%s) are refused and taken away', async (_how, bytes) => {
    const patient = new S3Storage(settings());
    server.fault = (request) => (request.startsWith('PUT') ? 'wrong-bytes' : null);
    await expect(patient.put(newStorageKey(), randomBytes(bytes), SCAN)).rejects.toBeInstanceOf(StoredWrong);
    expect([server.objects.size, server.uploads.size]).toEqual([0, 0]);
  });

  it('whose answer was lost on its way are put once, and are no one else’s', async () => {
    const key = newStorageKey();
    let lost = 0;
    server.fault = (request) => (request.startsWith('PUT') && lost++ === 0 ? 'lose-answer' : null);
    expect(await storage.put(key, Buffer.from('an X-ray'), SCAN)).toMatchObject({ bytes: 8 });
    expect(lost).toBe(2);
    const other = storageWith();
    other.stat = () => Promise.resolve(null);
    await expect(other.put(key, Buffer.from('another'), SCAN)).rejects.toBeInstanceOf(AlreadyStored);
    expect((await buffer(await storage.read(key))).toString()).toBe('an X-ray');
  });

  it.each(['drop', 'busy', 'hang'] as const)(
    'of a store that fails (%s) are told so; after five tries at once',
    async (fault) => {
      const key = newStorageKey();
      await storage.put(key, Buffer.from('an X-ray'), SCAN);
      server.fault = () => fault;
      for (let n = 0; n < 5; n++) await expect(storage.read(key)).rejects.toBeInstanceOf(StorageUnavailable);
      const asked = server.seen.length;
      await expect(storage.read(key)).rejects.toBeInstanceOf(StorageUnavailable);
      await expect(storage.put(newStorageKey(), Buffer.from('x'), SCAN)).rejects.toBeInstanceOf(StorageUnavailable);
      expect(server.seen.length, 'nobody is asked while the store rests').toBe(asked);
      expect(await storage.ready()).toMatch(/cannot be reached/);
    },
  );

  it('that are not there are no failure of the store, however often they are asked for', async () => {
    for (let n = 0; n < 8; n++) await expect(storage.read(newStorageKey())).rejects.toBeInstanceOf(NotStored);
    await storage.put(newStorageKey(), Buffer.from('x'), SCAN);
    expect(server.objects.size).toBe(1);
  });
});
