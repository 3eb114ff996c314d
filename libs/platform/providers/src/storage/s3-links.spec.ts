import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3Storage } from './s3-storage';
import { BadStorageKey, newStorageKey, type LinkOptions } from './storage';
import { S3Server } from './testing/s3-server';

const FILM = Buffer.from('an X-ray of somebody');
const options: LinkOptions = {
  fileName: 'පැනෝරමික් "x"\r\nSet-Cookie: a=b.png',
  contentType: 'image/png',
  disposition: 'inline',
  seconds: 60,
};

describe('a link to a file in a bucket', () => {
  const server = new S3Server();
  let storage: S3Storage;
  const [key, other] = [newStorageKey(), newStorageKey()];
  let link: string;

  beforeAll(async () => {
    const endpoint = await server.open();
    storage = new S3Storage({ endpoint, region: 'auto', bucket: server.bucket, ...server.keys });
    await storage.put(key, FILM, { contentType: 'text/html' });
    await storage.put(other, Buffer.from('of somebody else'), { contentType: 'image/png' });
    link = await storage.link(key, options);
  });
  afterAll(() => server.close());

  const changed = (change: (url: URL) => void) => {
    const url = new URL(link);
    change(url);
    return fetch(url);
  };
  const parameter = (name: string, value: string) => changed((url) => url.searchParams.set(name, value));

  it('hands over that file alone, as the type and under the name that were signed', async () => {
    const answer = await fetch(link);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(FILM)).toBe(true);
    expect(answer.headers.get('content-type'), 'not what it was put as').toBe('image/png');
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="[^"]+"; filename\*=UTF-8''[\w%.-]+$/);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is nothing without its signature, and leads nowhere else', async () => {
    const refused = {
      anonymous: fetch(link.split('?')[0] ?? ''),
      'another key': changed((url) => (url.pathname = url.pathname.replace(key, other))),
      'the whole bucket': changed((url) => (url.pathname = `/${server.bucket}`)),
      'another type': parameter('response-content-type', 'text/html'),
      'another disposition': parameter('response-content-disposition', 'attachment; filename=x.html'),
      'no type': changed((url) => url.searchParams.delete('response-content-type')),
      'one more parameter': parameter('versionId', '1'),
      'a longer life': parameter('X-Amz-Expires', '86400'),
      'a later date': parameter('X-Amz-Date', '20991231T000000Z'),
      'another signature': parameter('X-Amz-Signature', createHash('sha256').update('guessed').digest('hex')),
      'no signature': changed((url) => url.searchParams.delete('X-Amz-Signature')),
    };
    for (const [what, answer] of Object.entries(refused)) expect((await answer).status, what).toBe(403);
    for (const method of ['PUT', 'DELETE', 'POST', 'HEAD']) {
      const answer = await fetch(link, { method, ...(method === 'PUT' && { body: 'overwritten' }) });
      expect(answer.status, method).toBe(403);
    }
    expect(server.objects.get(`files/${key}`)?.body.equals(FILM)).toBe(true);
  });

  it('ends when its seconds are over: 403', async () => {
    const short = await storage.link(key, { ...options, seconds: 1 });
    expect((await fetch(short)).status).toBe(200);
    // Dates are signed in whole seconds: it ends within two.
    await sleep(2_050);
    expect((await fetch(short)).status).toBe(403);
  });

  it('is never good for more than a minute, nor for what is no key', async () => {
    for (const seconds of [61, 3_600, 0, -1, 1.5, NaN]) {
      await expect(storage.link(key, { ...options, seconds }), String(seconds)).rejects.toBeInstanceOf(RangeError);
    }
    for (const path of ['../x', `../notes/${key}`, key.toUpperCase(), '']) {
      await expect(storage.link(path, options)).rejects.toBeInstanceOf(BadStorageKey);
    }
  });

  it('is made while the store is away, without asking it', async () => {
    server.fault = () => 'drop';
    for (let n = 0; n < 6; n++) await expect(storage.read(key)).rejects.toThrow();
    const asked = server.seen.length;
    for (let n = 0; n < 20; n++) expect(await storage.link(key, options)).toMatch(/^http:/);
    expect(server.seen).toHaveLength(asked);
    server.fault = () => null;
  });
});
