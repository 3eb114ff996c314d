import { open, type FileHandle } from 'node:fs/promises';

const WINDOW = 1 << 16;
const NEAR = 1 << 12;

/** A file read piece by piece, wherever it is wanted. Past the end there is nothing, never an error. */
export class FileBytes {
  /** What was read last: walks go in small steps, mostly onward. */
  private near: { offset: number; piece: Buffer } = { offset: 0, piece: Buffer.alloc(0) };

  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  static async of<T>(path: string, read: (bytes: FileBytes) => Promise<T>): Promise<T> {
    const file = await open(path, 'r');
    try {
      return await read(new FileBytes(file, (await file.stat()).size));
    } finally {
      await file.close();
    }
  }

  async at(offset: number, length: number): Promise<Buffer> {
    if (length > NEAR) return this.read(offset, length);
    const from = offset - this.near.offset;
    const isNear = from >= 0 && from + length <= this.near.piece.length;
    if (!isNear) this.near = { offset, piece: await this.read(offset, WINDOW) };
    const start = offset - this.near.offset;
    return this.near.piece.subarray(start, start + length);
  }

  private async read(offset: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const { buffer, bytesRead } = await this.file.read(Buffer.alloc(wanted), 0, wanted, offset);
    return buffer.subarray(0, bytesRead);
  }

  head(length: number): Promise<Buffer> {
    return this.at(0, length);
  }

  tail(length: number): Promise<Buffer> {
    return this.at(Math.max(0, this.size - length), length);
  }

  /** Every piece of the file in order, each beginning with the last `overlap` bytes of the one before. */
  async *pieces(from = 0, overlap = 0, length = 1 << 20): AsyncGenerator<{ piece: Buffer; offset: number }> {
    for (let offset = from; offset < this.size; offset += length) {
      const start = Math.max(from, offset - overlap);
      yield { piece: await this.at(start, offset - start + length), offset: start };
    }
  }
}
