import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { StoredFile } from './storage';

/** Lets bytes through, counting and hashing them on the way. `result()` is final once the stream has ended. */
export class Hashing extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private final?: StoredFile;

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  result(): StoredFile {
    return (this.final ??= { bytes: this.bytes, sha256: this.hash.digest('hex') });
  }
}
