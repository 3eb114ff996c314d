import { FolderStorage } from './folder-storage';
import { S3Storage, type S3Settings } from './s3-storage';
import type { Storage } from './storage';

/** Where files go: a folder of this machine, or a bucket. */
export type StorageSettings = { kind: 'folder'; folder: string } | ({ kind: 's3' } & S3Settings);

/** The store that is set, for the API and for commands beside it. */
export const storageIn = (settings: StorageSettings): Storage =>
  settings.kind === 's3' ? new S3Storage(settings) : new FolderStorage(settings.folder);
