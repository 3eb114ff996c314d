import { inflateSync } from 'node:zlib';
import { CANARIES } from './exif-maker';

/** What a PNG is drawn from, and what says how large a dot is. */
const PNG_PICTURE = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'pHYs', 'sRGB', 'gAMA', 'cHRM', 'bKGD', 'sBIT'];
/** Of JPEG: all but the application segments and the comments. */
const isPicture = (marker: number) => marker < 0xe0 || (marker > 0xef && marker !== 0xfe);

/**
 * Everything in an image file that is not the picture, by the name of its part, and every canary that can be read anywhere in
 * the file: as it stands, in 16 bit letters, or deflated. What exiftool would say, written here because it is not installed.
 */
export function toldBy(file: Buffer): string[] {
  const head = file.toString('latin1', 0, 12);
  const parts = head.startsWith('\x89PNG') ? png(file) : head.startsWith('RIFF') ? webp(file) : jpeg(file);
  return [...parts, ...canaries(file)].sort();
}

function png(file: Buffer): string[] {
  const found: string[] = [];
  for (let at = 8; at + 8 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString('latin1', at + 4, at + 8);
    if (!PNG_PICTURE.includes(type)) found.push(type);
  }
  return found;
}

function jpeg(file: Buffer): string[] {
  const found: string[] = [];
  for (let at = 2; file[at] === 0xff && file[at + 1] !== 0xda; at += 2 + file.readUInt16BE(at + 2)) {
    const [marker = 0, name] = [file[at + 1], file.toString('latin1', at + 4, at + 12)];
    // JFIF says how large a dot is, Adobe how colours are kept.
    if (!isPicture(marker) && !/^(JFIF\0|Adobe)/.test(name)) found.push(`APP${marker - 0xe0}`);
  }
  return found;
}

function webp(file: Buffer): string[] {
  const found: string[] = [];
  for (let at = 12; at + 8 <= file.length; at += 8 + file.readUInt32LE(at + 4) + (file.readUInt32LE(at + 4) % 2)) {
    const type = file.toString('latin1', at, at + 4);
    if (!['VP8 ', 'VP8L', 'VP8X', 'ALPH'].includes(type)) found.push(type);
  }
  return found;
}

function canaries(file: Buffer): string[] {
  const readable = [file, Buffer.from(file.toString('latin1').replaceAll('\0', ''), 'latin1'), ...deflated(file)];
  const words = { ...CANARIES, latitude: 'GPSLatitude', maker: 'Canary Cameras' };
  return Object.entries(words)
    .filter(([, word]) => readable.some((text) => text.includes(word)))
    .map(([name]) => `canary: ${name}`);
}

/** Whatever inflates in the file, wherever it begins. */
function deflated(file: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = file.indexOf(0x78); at >= 0; at = file.indexOf(0x78, at + 1)) {
    if (file.readUInt16BE(Math.min(at, file.length - 2)) % 31) continue;
    try {
      found.push(inflateSync(file.subarray(at), { maxOutputLength: 4_000_000, finishFlush: 2 }));
    } catch {
      // Not the beginning of anything.
    }
  }
  return found;
}
