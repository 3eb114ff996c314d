import { crc32, deflateSync } from 'node:zlib';

/** A PNG chunk as the standard has it. */
export function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

export function header(width: number, height: number, depth = 8, colour = 0): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, colour, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

/** A PNG of these chunks between its header and its end. */
export const pngOf = (head: Buffer, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([PNG_SIGNATURE, head, ...chunks, chunk('IEND')]);

/** Black, however large it says it is: `given` bytes are there at all, packed to a thousandth. */
export const blackPng = (width: number, height: number, given = 0): Buffer =>
  pngOf(header(width, height), chunk('IDAT', deflateSync(Buffer.alloc(given || (width + 1) * height))));

/** The PNG with more chunks behind its header. */
export function withChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  const end = 8 + 25;
  return Buffer.concat([png.subarray(0, end), ...chunks, png.subarray(end)]);
}

/** A JPEG segment. */
export function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** The JPEG with more segments behind its beginning. */
export const withSegments = (jpeg: Buffer, ...segments: Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** A RIFF chunk of a WebP, padded. */
export function riff(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
}

export function webpOf(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), length, body]);
}

/** The canvas of a WebP that has more than a picture: `flags` say what. */
export function canvas(width: number, height: number, flags: number): Buffer {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return riff('VP8X', data);
}

type Tags = Record<number, number | number[]>;

/** A TIFF of these directories (tag → LONG values), then `data`. */
export function tiffOf(pages: Tags[], data: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.from('49492a0008000000', 'hex');
  let at = 8;
  const written = pages.map((tags, index) => {
    const made = directory(tags, at, index === pages.length - 1);
    at += made.length;
    return made;
  });
  return Buffer.concat([head, ...written, data]);
}

function directory(tags: Tags, at: number, isLast: boolean): Buffer {
  const entries = Object.entries(tags).map(([tag, value]) => ({ tag: Number(tag), values: [value].flat() }));
  const list = Buffer.alloc(2 + entries.length * 12 + 4);
  list.writeUInt16LE(entries.length);
  const behind: Buffer[] = [];
  let end = at + list.length;
  entries.forEach(({ tag, values }, index) => {
    const place = 2 + index * 12;
    const data = Buffer.alloc(values.length * 4);
    values.forEach((value, n) => data.writeUInt32LE(value, n * 4));
    list.writeUInt16LE(tag, place);
    list.writeUInt16LE(4, place + 2);
    list.writeUInt32LE(values.length, place + 4);
    if (values.length === 1) return void data.copy(list, place + 8);
    list.writeUInt32LE(end, place + 8);
    behind.push(data);
    end += data.length;
  });
  list.writeUInt32LE(isLast ? 0 : end, list.length - 4);
  return Buffer.concat([list, ...behind]);
}

/** A TIFF of this size in one strip of eight bytes that stands at `at`. */
export const strips = (width: number, height: number, at: number): Buffer =>
  tiffOf([{ 256: width, 257: height, 258: 8, 259: 5, 262: 1, 273: at, 277: 1, 278: height, 279: 8 }]);
