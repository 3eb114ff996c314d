import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { reasonOf, type Readiness } from '../provider-error';
import { Circuit } from './circuit';
import { contentDisposition } from './content-disposition';
import { Hashing } from './hashing';
import { Sender } from './s3-sender';
import { isAbsent, isDown, isOutside, isTaken, StorageUnavailable, StoredWrong } from './s3-errors';
import {
  AlreadyStored,
  boundsOf,
  isStorageKey,
  NotStored,
  RangeRefused,
  requireLinkSeconds,
  requireNoteName,
  requireStorageKey,
  Storage,
  type ByteRange,
  type LinkOptions,
  type PutOptions,
  type StoredFile,
} from './storage';

export interface S3Settings {
  /** `https://<account>.r2.cloudflarestorage.com`; absent for Amazon's own. */
  endpoint?: string;
  /** `auto` for R2. */
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const FILES = 'files/';
const NOTES = 'notes/';
/** What is held of one upload in memory: two pieces on their way. A piece is 5 MiB at least by the protocol. */
const PIECE = { partSize: 8 * 1024 * 1024, queueSize: 2 };
/** A connection that is not there in three seconds, or says nothing for ten, is taken for gone. */
const PATIENCE = {
  connectionTimeout: 3_000,
  requestTimeout: 15_000,
  throwOnRequestTimeout: true,
  socketTimeout: 10_000,
};

/**
 * Files in a bucket of any S3 service, R2 among them. An object is put under its key only if none stands there, whole or
 * not at all, and read back: only bytes that came back as they were sent are said to be kept. While the service is away its
 * callers are told at once; nothing else waits for it.
 */
export class S3Storage extends Storage {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly circuit = new Circuit(() => new StorageUnavailable(), isDown);

  constructor({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Settings, patience = PATIENCE) {
    super();
    this.bucket = bucket;
    this.client = new S3Client({
      region,
      ...(endpoint && { endpoint }),
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
      // Else the SDK frames a stream in chunks of its own, which R2 and others keep as part of the file.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 2,
      requestHandler: patience,
    });
  }

  async put(key: string, content: Readable | Buffer, options: PutOptions): Promise<StoredFile> {
    requireStorageKey(key);
    if (await this.stat(key)) throw new AlreadyStored(key);
    const hashing = new Hashing();
    const sender = new Sender(content, hashing, options.sha256);
    const isKept = await this.ask(() => sender.orItsError(() => this.upload(key, sender.body, options)));
    if (sender.error) throw sender.error;
    const sent = hashing.result();
    await this.ask(() => this.confirm(key, sent, isKept));
    return sent;
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    requireStorageKey(key);
    if (range) boundsOf(range, Number.MAX_SAFE_INTEGER);
    try {
      return await this.ask(() => this.object(FILES + key, range));
    } catch (error) {
      if (isOutside(error)) throw new RangeRefused();
      throw isAbsent(error) ? new NotStored(key) : error;
    }
  }

  /** Signed here, by the key this process has: the store is not asked, and may be away. */
  async link(key: string, { fileName, contentType, disposition, seconds }: LinkOptions): Promise<string> {
    requireStorageKey(key);
    requireLinkSeconds(seconds);
    const command = new GetObjectCommand({
      ...this.at(FILES + key),
      ResponseContentType: contentType,
      ResponseContentDisposition: contentDisposition(fileName, disposition),
      ResponseCacheControl: 'private, no-store',
    });
    return getSignedUrl(this.client, command, { expiresIn: seconds });
  }

  async stat(key: string): Promise<{ bytes: number; storedAt: Date } | null> {
    requireStorageKey(key);
    try {
      const head = await this.ask(() => this.client.send(new HeadObjectCommand(this.at(FILES + key))));
      return { bytes: head.ContentLength ?? 0, storedAt: head.LastModified ?? new Date(0) };
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    requireStorageKey(key);
    await this.ask(() => this.client.send(new DeleteObjectCommand(this.at(FILES + key))));
  }

  async *keys(): AsyncIterable<string> {
    for await (const name of this.names(FILES)) if (isStorageKey(name)) yield name;
  }

  async keepNote(name: string, text: string): Promise<void> {
    requireNoteName(name);
    const note = { ...this.at(NOTES + name), Body: Buffer.from(text), ContentType: 'application/json' };
    await this.ask(() => this.client.send(new PutObjectCommand(note)));
  }

  async note(name: string): Promise<string | null> {
    requireNoteName(name);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of await this.ask(() => this.object(NOTES + name))) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString();
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async noteNames(folder: string): Promise<string[]> {
    requireNoteName(folder);
    const names: string[] = [];
    for await (const name of this.names(`${NOTES}${folder}/`)) names.push(`${folder}/${name}`);
    return names.sort();
  }

  /** Whether the bucket is there and lets us in. Asked past the circuit: so a health page sees the truth. */
  async ready(): Promise<Readiness> {
    try {
      const abortSignal = AbortSignal.timeout(1_500);
      await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }), { abortSignal });
      return 'ok';
    } catch (error) {
      return `The file store cannot be reached: ${reasonOf(error)}.`;
    }
  }

  private at(Key: string) {
    return { Bucket: this.bucket, Key };
  }

  /** What fails for the store's own reasons is told in one way, whatever the SDK calls it. */
  private async ask<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.circuit.through(work);
    } catch (error) {
      throw isDown(error) && !(error instanceof StoredWrong) ? new StorageUnavailable(error) : error;
    }
  }

  private async object(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end ?? ''}`;
    const { Body } = await this.client.send(new GetObjectCommand({ ...this.at(key), ...(Range && { Range }) }));
    if (!(Body instanceof Readable)) throw new StorageUnavailable();
    return Body;
  }

  /** False when something stands there: somebody else's file, or this one, whose first answer was lost on its way. */
  private async upload(key: string, Body: Readable, { contentType }: PutOptions): Promise<boolean> {
    const params = { ...this.at(FILES + key), Body, ContentType: contentType, IfNoneMatch: '*' };
    try {
      await new Upload({ client: this.client, params, ...PIECE }).done();
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }

  /** Reads back what stands there. What is ours and wrong is taken away; what is not ours stays. */
  private async confirm(key: string, sent: StoredFile, isOurs: boolean): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of await this.object(FILES + key)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    if (bytes === sent.bytes && hash.digest('hex') === sent.sha256) return;
    if (!isOurs) throw new AlreadyStored(key);
    await this.client.send(new DeleteObjectCommand(this.at(FILES + key)));
    throw new StoredWrong();
  }

  private async *names(prefix: string): AsyncIterable<string> {
    let token: string | undefined;
    do {
      const wanted = { Bucket: this.bucket, Prefix: prefix, ...(token && { ContinuationToken: token }) };
      const page = await this.ask(() => this.client.send(new ListObjectsV2Command(wanted)));
      for (const { Key } of page.Contents ?? []) if (Key) yield Key.slice(prefix.length);
      token = page.NextContinuationToken;
    } while (token);
  }
}
