import { FileBroken, FileKindRefused, ImageOfMany, ImageTooLarge } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { MOST_PARTS, MOST_PIXELS, sizeOf, type ImageFacts } from './image-facts';
import { directories, type Directory } from './tiff-directories';

const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  format: 339,
};
const REDUCED = 1;
const FLOATING = 3;
/** What is decoded at once: libtiff holds a strip whole. */
const MOST_BLOCK_BYTES = 3 * MOST_PIXELS;

/** Reads the directories of a TIFF: one picture (and small copies of it), its strips inside the file, none of them huge. */
export async function readTiff(bytes: FileBytes): Promise<ImageFacts & { page: number }> {
  const found = await directories(bytes);
  const pictures = found.filter((one) => !((one.first(TAG.subfile) ?? 0) & REDUCED));
  const [picture] = pictures;
  if (!picture) throw new FileBroken();
  if (pictures.length > 1) throw new ImageOfMany();
  const size = sizeOf(picture.first(TAG.width) ?? 0, picture.first(TAG.height) ?? 0);
  requireBlocks(picture, size);
  requireInside(await picture.all(TAG.stripOffsets), await picture.all(TAG.stripBytes), bytes.size);
  requireInside(await picture.all(TAG.tileOffsets), await picture.all(TAG.tileBytes), bytes.size);
  return { ...size, isLossless: true, page: found.indexOf(picture) };
}

function requireBlocks(picture: Directory, { width, height }: { width: number; height: number }): void {
  const bits = picture.first(TAG.bits) ?? 1;
  const samples = picture.first(TAG.samples) ?? 1;
  if (picture.first(TAG.format) === FLOATING || bits > 16 || samples > 5) {
    throw new FileKindRefused('a TIFF of measured values and not of a picture');
  }
  const rows = Math.min(picture.first(TAG.rowsPerStrip) ?? height, height);
  const tileWidth = picture.first(TAG.tileWidth);
  const block = tileWidth ? tileWidth * (picture.first(TAG.tileHeight) ?? 0) : width * rows;
  if ((block * samples * bits) / 8 > MOST_BLOCK_BYTES) throw new ImageTooLarge(MOST_PIXELS / 1_000_000);
}

function requireInside(offsets: number[], lengths: number[], size: number): void {
  if (offsets.length > MOST_PARTS || offsets.length !== lengths.length) throw new FileBroken();
  if (offsets.some((offset, index) => offset + (lengths[index] ?? 0) > size)) throw new FileBroken();
}
