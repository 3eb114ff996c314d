import { FileBroken, ImageOfMany } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { MOST_PARTS, requireEnd, sizeOf, type ImageFacts } from './image-facts';

const ANIMATED = 0x02;

/** Walks the chunks of a WebP to its end without decoding one. */
export async function readWebp(bytes: FileBytes): Promise<ImageFacts> {
  const end = 8 + (await bytes.head(12)).readUInt32LE(4);
  if (end > bytes.size) throw new FileBroken();
  await requireEnd(bytes, end);
  let facts: ImageFacts | undefined;
  let at = 12;
  for (let part = 0; at + 8 <= end && part < MOST_PARTS; part++) {
    const chunk = await bytes.at(at, 18);
    const length = chunk.readUInt32LE(4);
    if (at + 8 + length > end || chunk.length < 18) throw new FileBroken();
    const found = factsOf(chunk.toString('latin1', 0, 4), chunk.subarray(8));
    // The canvas of an extended file goes before the picture on it; both are held to the same size.
    if (found) facts = { ...found, ...(facts && { width: facts.width, height: facts.height }) };
    at += 8 + length + (length % 2);
  }
  if (!facts) throw new FileBroken();
  return facts;
}

function factsOf(name: string, data: Buffer): ImageFacts | null {
  if (name === 'ANIM' || name === 'ANMF') throw new ImageOfMany();
  if (name === 'VP8X') {
    if ((data[0] ?? 0) & ANIMATED) throw new ImageOfMany();
    return { ...sizeOf(data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1), isLossless: false };
  }
  if (name === 'VP8 ') {
    if (data.toString('hex', 3, 6) !== '9d012a') throw new FileBroken();
    return { ...sizeOf(data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff), isLossless: false };
  }
  if (name !== 'VP8L') return null;
  if (data[0] !== 0x2f) throw new FileBroken();
  const sizes = data.readUInt32LE(1);
  return { ...sizeOf((sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1), isLossless: true };
}
