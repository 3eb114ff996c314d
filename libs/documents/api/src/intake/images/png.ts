import { FileBroken, ImageOfMany } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { MOST_PARTS, requireEnd, sizeOf, type ImageFacts } from './image-facts';

/** Walks the chunks of a PNG to its end without inflating one. */
export async function readPng(bytes: FileBytes): Promise<ImageFacts> {
  let facts: ImageFacts | undefined;
  let at = 8;
  for (let part = 0; part < MOST_PARTS; part++) {
    const head = await bytes.at(at, 16);
    if (head.length < 12) throw new FileBroken();
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)];
    if (!/^[A-Za-z]{4}$/.test(type) || (type === 'IHDR') !== (part === 0)) throw new FileBroken();
    if (type === 'IHDR') facts = { ...sizeOf(head.readUInt32BE(8), head.readUInt32BE(12)), isLossless: true };
    if (type === 'acTL') throw new ImageOfMany();
    at += 12 + length;
    if (at > bytes.size) throw new FileBroken();
    if (type !== 'IEND') continue;
    await requireEnd(bytes, at);
    return facts ?? broken();
  }
  throw new FileBroken();
}

function broken(): never {
  throw new FileBroken();
}
