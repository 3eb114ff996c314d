import sharp, { type Sharp } from 'sharp';
import { FileBroken, ImageTooLarge, IntakeBusy } from '../intake-errors';
import type { ProposedType, Thumbnail } from '../inspected';
import { MOST_PIXELS, type ImageFacts } from './image-facts';

/** Only the readers of what comes in: libvips knows many more, SVG and its own raw format among them. */
const READERS = ['Png', 'Jpeg', 'Webp', 'Tiff', 'Nsgif'].flatMap((name) => [
  `VipsForeignLoad${name}File`,
  `VipsForeignLoad${name}Buffer`,
]);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: READERS });
// Two images at once are as many as two cores carry: each by one thread, and nothing of it stays in memory.
sharp.concurrency(1);
sharp.cache(false);

const LONGER_SIDE = 320;
const PATIENCE = { seconds: 60 };
/**
 * Losses that nobody can see or measure: 95 of 100, and the colour as fine as the brightness (4:4:4, where cameras mostly halve
 * it), because the colour of gums and the edge of a caries are looked at closely and enlarged.
 */
const JPEG = { quality: 95, chromaSubsampling: '4:4:4' };

export interface Remade {
  format: 'jpeg' | 'png';
  width: number;
  height: number;
  /** Dots per inch, where a scanner said it: what a measure on the screen stands on. */
  dotsPerInch?: number;
  proposedType: ProposedType;
  thumbnail: Thumbnail;
}

const opened = (path: string, page = 0, ignoreIcc = false): Sharp =>
  sharp(path, {
    // Nothing of the original is kept, so a picture that is not whole is refused now: later nobody could tell.
    failOn: 'warning',
    limitInputPixels: MOST_PIXELS,
    sequentialRead: true,
    page,
    pages: 1,
    ignoreIcc,
  }).timeout(PATIENCE);

/**
 * Decodes the image whole and writes it anew at `to`: upright, in sRGB, without a word about where, when, by whom and with what
 * it was taken. What was exact stays exact (PNG; 16 bit where there were 16, for radiographs are read in their shades);
 * what was JPEG becomes JPEG. Shades of grey are left as recorded: they are measurements, whatever profile goes with them.
 */
export async function remake(from: string, to: string, { isLossless, page }: ImageFacts): Promise<Remade> {
  try {
    const { space, hasAlpha, density } = await opened(from, page).metadata();
    const isGrey = space === 'b-w' || space === 'grey16';
    const format = isLossless || hasAlpha ? 'png' : 'jpeg';
    const kept = opened(from, page, isGrey).autoOrient().toColourspace(spaceKept(space));
    const written = await (format === 'png' ? kept.png({ compressionLevel: 6 }) : kept.jpeg(JPEG)).toFile(to);
    const thumbnail = await thumbnailOf(to, space === 'grey16');
    const proposedType = await proposedFor(to);
    const { width, height } = written;
    return { format, width, height, ...(density && density > 1 && { dotsPerInch: density }), proposedType, thumbnail };
  } catch (error) {
    throw refusalFor(error);
  }
}

const spaceKept = (space: string) => (['b-w', 'grey16', 'rgb16'].includes(space) ? space : 'srgb');

async function thumbnailOf(path: string, isDeep: boolean): Promise<Thumbnail> {
  const size = { width: LONGER_SIDE, height: LONGER_SIDE, fit: 'inside', withoutEnlargement: true } as const;
  const small = opened(path).resize(size);
  // The 4,096 shades of a sensor stand in the darkest sixteenth of 16 bit: as they are the picture would be black.
  const seen = isDeep ? small.normalise() : small;
  const { data, info } = await seen.toColourspace('srgb').webp({ quality: 80 }).toBuffer({ resolveWithObject: true });
  return { content: data, mediaType: 'image/webp', width: info.width, height: info.height };
}

const SAMPLE = 64;
/** So far red, green and blue may stand apart in what is still grey: JPEG colours grey edges a little. */
const TINGE = 16;
const BRIGHT = 215;

/** Colour is a photograph; grey a radiograph; grey that is mostly white, a sheet of paper. */
async function proposedFor(path: string): Promise<ProposedType> {
  const square = opened(path).resize(SAMPLE, SAMPLE, { fit: 'fill' }).flatten({ background: 'white' });
  const { data, info } = await square.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  let [coloured, bright] = [0, 0];
  for (let at = 0; at < data.length; at += info.channels) {
    const rgb = [...data.subarray(at, at + Math.min(3, info.channels))];
    if (Math.max(...rgb) - Math.min(...rgb) > TINGE) coloured++;
    if (Math.min(...rgb) > BRIGHT) bright++;
  }
  const pixels = data.length / info.channels;
  if (bright / pixels > 0.6) return 'SCAN';
  return coloured / pixels > 0.05 ? 'PHOTO' : 'RADIOGRAPH';
}

function refusalFor(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (/pixel limit/i.test(error.message)) return new ImageTooLarge(MOST_PIXELS / 1_000_000);
  // No image of this size takes a minute: the machine has too much to do.
  if (/timeout/i.test(error.message)) return new IntakeBusy();
  // Libvips speaks of files in many words; a full disk is not one of them.
  return 'code' in error || /No space|write error|unable to (open|write) for/i.test(error.message)
    ? error
    : new FileBroken();
}
