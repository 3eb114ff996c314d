import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Hashing } from './hashing';
import { HashMismatch } from './storage';

/** Who sends the bytes. When they give up, or send other bytes than they announced, that is no fault of the store. */
export class Sender {
  readonly body: Transform;
  error: unknown;

  constructor(content: Readable | Buffer, hashing: Hashing, announced: string | undefined) {
    this.body = new Transform({
      transform: (chunk, _encoding, done) => done(null, chunk),
      flush: (done) => {
        const isOther = announced && announced.toLowerCase() !== hashing.result().sha256;
        done(isOther ? new HashMismatch() : null);
      },
    });
    const source = Buffer.isBuffer(content) ? Readable.from([content]) : content;
    pipeline(source, hashing, this.body).catch((error: unknown) => (this.error = error));
  }

  /** Runs `work`; an error of the sender ends it without being one of `work`. */
  async orItsError(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      // The two ends of the stream learn of it one after the other.
      await new Promise(setImmediate);
      if (!this.error) throw error;
      return false;
    }
  }
}
