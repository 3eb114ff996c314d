import { Readable } from 'node:stream';

/** Lets a content through up to `most` bytes. Who sends it is not cut off by an error: they are still to be answered. */
export function atMost(content: Readable, most: number, tooMuch: () => Error): Readable {
  return Readable.from(limited(content, most, tooMuch), { objectMode: false });
}

async function* limited(content: Readable, most: number, tooMuch: () => Error): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const chunk of content.iterator({ destroyOnReturn: false })) {
    seen += chunk.length;
    if (seen > most) throw tooMuch();
    yield chunk;
  }
}
