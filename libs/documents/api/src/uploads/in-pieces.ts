import type { Readable } from 'node:stream';

/** A content cut into pieces of `size` bytes, the last one shorter: no more than one piece is held at a time. */
export async function* inPieces(content: Readable, size: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    for (let rest: Buffer = chunk; rest.length;) {
      const part = rest.subarray(0, size - length);
      held.push(part);
      length += part.length;
      rest = rest.subarray(part.length);
      if (length < size) continue;
      yield Buffer.concat(held);
      [held, length] = [[], 0];
    }
  }
  if (length) yield Buffer.concat(held);
}
