import { FileBroken, ImageOfMany } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { MOST_PARTS, requireEnd, sizeOf, type ImageFacts } from './image-facts';

const [EXTENSION, PICTURE, TRAILER] = [0x21, 0x2c, 0x3b];

const tableBytes = (packed: number) => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);

/** Walks the blocks of a GIF to its end. One picture is an image; more are a film, which is not kept. */
export async function readGif(bytes: FileBytes): Promise<ImageFacts> {
  const screen = await bytes.head(13);
  if (screen.length < 13) throw new FileBroken();
  const facts = { ...sizeOf(screen.readUInt16LE(6), screen.readUInt16LE(8)), isLossless: true };
  const steps = { left: MOST_PARTS };
  let pictures = 0;
  for (let at = 13 + tableBytes(screen[10] ?? 0); ;) {
    const block = await bytes.at(at, 10);
    if (block[0] === TRAILER) {
      if (!pictures) throw new FileBroken();
      await requireEnd(bytes, at + 1);
      return facts;
    }
    if (block[0] === EXTENSION) at = await pastPieces(bytes, at + 2, steps);
    else if (block[0] === PICTURE && block.length === 10) {
      if (++pictures > 1) throw new ImageOfMany();
      sizeOf(block.readUInt16LE(1) + block.readUInt16LE(5), block.readUInt16LE(3) + block.readUInt16LE(7));
      at = await pastPieces(bytes, at + 10 + tableBytes(block[9] ?? 0) + 1, steps);
    } else throw new FileBroken();
  }
}

/** Behind the pieces, each led by its length, that a zero ends. */
async function pastPieces(bytes: FileBytes, from: number, steps: { left: number }): Promise<number> {
  for (let at = from; steps.left-- > 0;) {
    const [length] = await bytes.at(at, 1);
    if (length === undefined) break;
    at += 1 + length;
    if (length === 0) return at;
  }
  throw new FileBroken();
}
