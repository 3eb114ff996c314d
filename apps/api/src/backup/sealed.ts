import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Hashing, type StoredFile } from '@cuspid/platform/providers';
import { Decrypter, Encrypter } from 'age-encryption';

/** A file of a backup: what is in it, and the encrypted bytes that lie there. SHA-256 in hexadecimal. */
export interface Sealed {
  bytes: number;
  sha256: string;
  sealedBytes: number;
  sealedSha256: string;
}

const bytesOf = (stream: Readable): ReadableStream<Uint8Array> => Readable.toWeb(stream);

/**
 * Encrypts to `recipient` (an age public key: the standard `age` program opens it too) and writes the file: whole and flushed, or
 * not at all.
 */
export async function seal(content: Readable, file: string, recipient: string): Promise<Sealed> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const [plain, sealed] = [new Hashing(), new Hashing()];
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
  const { bytes: sealedBytes, sha256: sealedSha256 } = sealed.result();
  return { ...plain.result(), sealedBytes, sealedSha256 };
}

/** What is in a sealed file. The stream fails when a byte of it was changed or its end is missing. */
export async function unsealed(file: string, identity: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Readable.fromWeb(await decrypter.decrypt(bytesOf(createReadStream(file))));
}

/** `seal`, and what it is in a small file beside it: later backups need not read the content again. */
export async function sealBeside(content: Readable, file: string, recipient: string): Promise<Sealed> {
  const sealed = await seal(content, file, recipient);
  await writeFile(`${file}.json`, JSON.stringify(sealed), { mode: 0o600 });
  return sealed;
}

/** What lies beside a sealed file, or undefined where there is no such file. */
export async function sealedAs(file: string): Promise<Sealed | undefined> {
  try {
    const sealed: Sealed = JSON.parse(await readFile(`${file}.json`, 'utf8'));
    return existsSync(file) ? sealed : undefined;
  } catch {
    // Never there, or not written to its end: it is sealed again.
    return undefined;
  }
}

/** The size and the SHA-256 of all that comes. */
export async function hashOf(content: Readable): Promise<StoredFile> {
  const hashing = new Hashing();
  hashing.resume();
  await pipeline(content, hashing);
  return hashing.result();
}

async function flushed(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
