import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ProviderError, type Readiness } from '../provider-error';

/** What is known of a file once every byte of it is safe: its size and its SHA-256 (hex). */
export interface StoredFile {
  bytes: number;
  sha256: string;
}

export interface PutOptions {
  /** Media type, for stores that serve files themselves. */
  contentType: string;
  /** SHA-256 (hex) the content must have: anything else is refused and nothing is kept. */
  sha256?: string;
}

/** Bytes from `start` to `end`, both counted from 0 and both included; without `end` to the last. */
export interface ByteRange {
  start: number;
  end?: number;
}

/** How a file is handed over by the store itself. */
export interface LinkOptions {
  /** The label people know it by, in any script. */
  fileName: string;
  /** What the store has to call it, whatever it was put as. */
  contentType: string;
  disposition: 'inline' | 'attachment';
  /** How long the link is good for: 60 at most. */
  seconds: number;
}

/** A link is for the one page that asked for it: after a minute whoever finds it finds nothing. */
export const LINK_SECONDS = 60;

/**
 * Where files are kept: uploads, finished PDFs. A key is a random word from `newStorageKey()`, never a name somebody
 * typed. A file is there whole or not at all, and is never written a second time under the same key.
 */
export abstract class Storage {
  /** Keeps the content. Errors: `BadStorageKey`, `AlreadyStored`, `HashMismatch`. */
  abstract put(key: string, content: Readable | Buffer, options: PutOptions): Promise<StoredFile>;
  /** The content from its first byte, or the bytes of `range`. Errors: `NotStored`, `RangeRefused`. */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;
  /**
   * An address where the store hands over this one file, for reading alone, as the type and under the name given, and for so
   * many seconds; null where the store has no address of its own and the API passes the bytes on. Who may have it was asked
   * before. Nothing is asked of the store: a link to a file that is not there leads nowhere. Errors: `BadStorageKey`,
   * RangeError when it is to last longer than a minute.
   */
  abstract link(key: string, options: LinkOptions): Promise<string | null>;
  /** Size in bytes and when it was kept, or null when there is no such file. */
  abstract stat(key: string): Promise<{ bytes: number; storedAt: Date } | null>;
  /** Removes the file; removing what is not there is no error. */
  abstract remove(key: string): Promise<void>;
  /** Every key, in no order: for the janitor that compares files with rows. */
  abstract keys(): AsyncIterable<string>;
  /** Keeps a small text of the system's own under a name (`audit/heads/2026-11-22.json`), in place of what was there. */
  abstract keepNote(name: string, text: string): Promise<void>;
  /** The note of that name, or null. */
  abstract note(name: string): Promise<string | null>;
  /** The names of all notes in a folder, in order. */
  abstract noteNames(folder: string): Promise<string[]>;
  abstract ready(): Promise<Readiness>;
}

/** 128 random bits: nobody can guess the next one, and no two processes ever choose the same. */
export const newStorageKey = (): string => randomBytes(16).toString('hex');

export function requireLinkSeconds(seconds: number): void {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LINK_SECONDS) {
    throw new RangeError(`A link is good for 1 to ${LINK_SECONDS} seconds, not ${seconds}.`);
  }
}

/** The first and the last byte that are read of `bytes`. @throws RangeRefused when there are none */
export function boundsOf({ start, end }: ByteRange, bytes: number): { start: number; end: number } {
  const last = Math.min(end ?? bytes - 1, bytes - 1);
  if (!Number.isInteger(start) || !Number.isInteger(last) || start < 0 || start > last) throw new RangeRefused();
  return { start, end: last };
}

const KEY = /^[0-9a-f]{32}$/;

/** Whether the word can be a key at all. A path, a dot or a slash cannot. */
export const isStorageKey = (key: string): boolean => KEY.test(key);

export function requireStorageKey(key: string): void {
  if (!isStorageKey(key)) throw new BadStorageKey();
}

const NOTE = /^[a-z0-9-]+(\/[a-z0-9-]+)*(\.json)?$/;

/** A note's name is chosen by the program, never by a person; a path that leads elsewhere cannot be one. */
export function requireNoteName(name: string): void {
  if (!NOTE.test(name)) throw new BadStorageKey();
}

/** The key did not come from `newStorageKey()`. */
export class BadStorageKey extends ProviderError {
  readonly code = 'storage-key-refused';
  readonly status = 400;

  constructor() {
    super('A storage key is 32 hexadecimal digits.');
  }
}

/** There is no file under this key. */
export class NotStored extends ProviderError {
  readonly code = 'file-not-stored';
  readonly status = 404;

  constructor(key: string) {
    super(`There is no file ${key}.`);
  }
}

/** The file has no such bytes. */
export class RangeRefused extends ProviderError {
  readonly code = 'range-refused';
  readonly status = 416;

  constructor() {
    super('The file does not have the bytes that were asked for.');
  }
}

/** A file is already kept under this key; files are never overwritten. */
export class AlreadyStored extends ProviderError {
  readonly code = 'file-already-stored';
  readonly status = 409;

  constructor(key: string) {
    super(`There is already a file ${key}.`);
  }
}

/** The bytes that arrived are not the bytes that were announced. */
export class HashMismatch extends ProviderError {
  readonly code = 'file-hash-mismatch';
  readonly status = 422;

  constructor() {
    super('The file arrived changed: its SHA-256 is not the one announced.');
  }
}
