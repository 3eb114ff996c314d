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

/**
 * Where files are kept: uploads, finished PDFs. A key is a random word from `newStorageKey()`, never a name somebody
 * typed. A file is there whole or not at all, and is never written a second time under the same key.
 */
export abstract class Storage {
  /** Keeps the content. Errors: `BadStorageKey`, `AlreadyStored`, `HashMismatch`. */
  abstract put(key: string, content: Readable | Buffer, options: PutOptions): Promise<StoredFile>;
  /** The content from its first byte. Errors: `NotStored`. */
  abstract read(key: string): Promise<Readable>;
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
