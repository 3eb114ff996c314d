import { FileBroken } from '../intake-errors';
import type { FileBytes } from '../file-bytes';
import { MOST_PARTS, requireEnd, sizeOf, type ImageFacts } from './image-facts';

const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda];
/** A progressive JPEG has ten or so; each costs a walk over the whole picture. */
const MOST_SCANS = 64;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (octet: number) => octet >= 0xd0 && octet <= 0xd7;

/** Walks the segments of a JPEG to its end without decoding one. */
export async function readJpeg(bytes: FileBytes): Promise<ImageFacts> {
  let facts: ImageFacts | undefined;
  let [at, scans] = [2, 0];
  for (let part = 0; part < MOST_PARTS; part++) {
    const head = await bytes.at(at, 9);
    if (head[0] !== 0xff || head.length < 2) throw new FileBroken();
    const marker = head[1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === EOI) {
      await requireKnownRest(bytes, at + 2);
      return facts ?? broken();
    } else {
      if (marker === SOI || head.length < 4 || head.readUInt16BE(2) < 2) throw new FileBroken();
      if (isFrame(marker)) facts ??= frame(head);
      at += 2 + head.readUInt16BE(2);
      if (marker === SOS && ++scans > MOST_SCANS) throw new FileBroken();
      if (marker === SOS) at = await endOfScan(bytes, at);
    }
  }
  throw new FileBroken();
}

function frame(head: Buffer): ImageFacts {
  if (head.length < 9) throw new FileBroken();
  return { ...sizeOf(head.readUInt16BE(7), head.readUInt16BE(5)), isLossless: false };
}

/** Where the next marker stands after the coded data that begin here. */
async function endOfScan(bytes: FileBytes, from: number): Promise<number> {
  for await (const { piece, offset } of bytes.pieces(from, 1)) {
    for (let i = piece.indexOf(0xff); i >= 0 && i < piece.length - 1; i = piece.indexOf(0xff, i + 1)) {
      const next = piece[i + 1] ?? 0;
      if (next !== 0 && next !== 0xff && !isRestart(next)) return offset + i;
    }
  }
  throw new FileBroken();
}

/**
 * What cameras put behind the picture: a second one for the brightness or the depth, the film of a “motion photo”, Samsung's
 * notes, zeros. None of it is kept, as the image is made anew. Anything else has no business there.
 */
async function requireKnownRest(bytes: FileBytes, end: number): Promise<void> {
  if (end >= bytes.size) return;
  const rest = await bytes.at(end, 12);
  const isPicture = rest.toString('hex', 0, 3) === 'ffd8ff';
  const isFilm = rest.toString('latin1', 4, 8) === 'ftyp';
  const isSamsung = (await bytes.tail(4)).toString('latin1') === 'SEFT';
  if (isPicture || isFilm || isSamsung) return;
  await requireEnd(bytes, end);
}

function broken(): never {
  throw new FileBroken();
}
