import { createHash } from 'node:crypto';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What went into an entry. */
export interface Written {
  bytes: number;
  sha256: string;
}

/** A zip made while it is sent: one entry after the other, as fast as the reader takes it. */
export class ZipWriter {
  private readonly zip = new ZipFile();
  private readonly stopping = new AbortController();

  constructor(private readonly mtime: Date) {
    // The reader has left: nothing is read from the store any more.
    this.zip.outputStream.once('close', () => this.stopping.abort());
    this.zip.once('error', (error: Error) => this.fail(error));
  }

  get output(): Readable {
    const { outputStream } = this.zip;
    if (!isReadable(outputStream)) throw new TypeError('a zip is written to a stream of Node');
    return outputStream;
  }

  get hasStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Puts the stream into an entry; resolves when its last byte is on the way. Errors: those of the stream. */
  async add(name: string, source: Readable, { compress }: { compress: boolean }): Promise<Written> {
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    this.zip.addReadStream(counted, name, { compress, mtime: this.mtime });
    await pipeline(source, counted, { signal: this.stopping.signal });
    return { bytes, sha256: hash.digest('hex') };
  }

  /** The last entry; after it the archive is whole. */
  end(name: string, text: string): void {
    this.zip.addBuffer(Buffer.from(text), name, { mtime: this.mtime });
    this.zip.end();
  }

  /** Ends the archive in the middle: without its end it opens nowhere, so nobody takes it for whole. */
  fail(error: Error): void {
    this.output.destroy(error);
  }
}

const isReadable = (stream: NodeJS.ReadableStream): stream is Readable => 'destroy' in stream;
