import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';

/** A file of a backup: what is in it, and the encrypted bytes that lie there. SHA-256 in hexadecimal. */
export interface Sealed {
  bytes: number;
  sha256: string;
  sealedBytes: number;
  sealedSha256: string;
}

/** Passes bytes on, and knows how many they were and their SHA-256. */
export class Counted extends Transform {
  bytes = 0;
  private readonly hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.bytes += chunk.length;
    this.hash.update(chunk);
    done(null, chunk);
  }

  sha256(): string {
    return this.hash.digest('hex');
  }
}

const bytesOf = (stream: Readable): ReadableStream<Uint8Array> => Readable.toWeb(stream);

/**
 * Encrypts to `recipient` (an age public key: the standard `age` program opens it too) and writes the file: whole and flushed, or
 * not at all.
 */
export async function seal(content: Readable, file: string, recipient: string): Promise<Sealed> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const [plain, sealed] = [new Counted(), new Counted()];
  const reading = pipeline(content, plain);
  // It may fail before anybody waits for it; below everybody does.
  reading.catch(() => undefined);
  const passing = `${file}.new`;
  try {
    const encrypted = await encrypter.encrypt(bytesOf(plain));
    await Promise.all([
      reading,
      pipeline(Readable.fromWeb(encrypted), sealed, createWriteStream(passing, { mode: 0o600 })),
    ]);
    await flushed(passing);
    await rename(passing, file);
  } catch (error) {
    await rm(passing, { force: true });
    throw error;
  }
  return { bytes: plain.bytes, sha256: plain.sha256(), sealedBytes: sealed.bytes, sealedSha256: sealed.sha256() };
}

/** What is in a sealed file. The stream fails when a byte of it was changed or its end is missing. */
export async function unsealed(file: string, identity: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Readable.fromWeb(await decrypter.decrypt(bytesOf(createReadStream(file))));
}

/** SHA-256 of a file as it lies there, and its size. */
export async function measured(file: string): Promise<{ bytes: number; sha256: string }> {
  const counted = new Counted();
  counted.resume();
  await pipeline(createReadStream(file), counted);
  return { bytes: counted.bytes, sha256: counted.sha256() };
}

async function flushed(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
