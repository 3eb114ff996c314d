import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { NoScanner } from '@cuspid/platform/providers';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Intake } from './intake';
import { CANARIES, exifOf, telling, XMP } from './testing/exif-maker';
import { canvas, chunk, riff, segment, webpOf, withChunks, withSegments } from './testing/image-parts';
import { toldBy } from './testing/metadata';
import { photo } from './testing/pictures';

const intake = new Intake(new NoScanner());
const ALL = ['canary: latitude', 'canary: maker', 'canary: note', 'canary: owner', 'canary: place', 'canary: serial'];
const EXIF = exifOf({ 0x0112: { bytes: Buffer.from([1]) }, ...telling });

/** Photoshop's block of IPTC: who, and in which city. */
const IPTC = Buffer.concat([
  Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0'),
  ...[CANARIES.owner, CANARIES.place].map((word, n) =>
    Buffer.concat([Buffer.from([0x1c, 2, 80 + n * 10, 0, word.length]), Buffer.from(word)]),
  ),
]);

async function jpeg(): Promise<Buffer> {
  return withSegments(
    await photo().jpeg().toBuffer(),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), EXIF])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`)),
    segment(0xed, IPTC),
    segment(0xe2, Buffer.from(`MPF\0${CANARIES.note}`)),
    segment(0xfe, Buffer.from(CANARIES.note)),
  );
}

async function png(): Promise<Buffer> {
  return withChunks(
    await photo().png().toBuffer(),
    chunk('eXIf', EXIF),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)),
    chunk('tEXt', Buffer.from(`Author\0${CANARIES.owner}`)),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(`${CANARIES.place} ${CANARIES.serial}`)])),
    chunk('tIME', Buffer.from('07ea0b1609001e', 'hex')),
  );
}

async function webp(): Promise<Buffer> {
  const plain = await photo().webp().toBuffer();
  return webpOf(canvas(360, 240, 0x0c), plain.subarray(12), riff('EXIF', EXIF), riff('XMP ', Buffer.from(XMP)));
}

const tiff = async () =>
  sharp(await photo().png().toBuffer())
    .withExif({
      IFD0: { Artist: CANARIES.owner, Make: 'Canary Cameras' },
      IFD3: { GPSAreaInformation: CANARIES.place },
    })
    .withXmp(XMP)
    .tiff({ compression: 'lzw' })
    .toBuffer();

describe('what an image tells beside the picture', () => {
  it.each([
    ['JPEG', 'a.jpg', jpeg, ['APP1', 'APP1', 'APP13', 'APP2', 'APP30', ...ALL]],
    ['PNG', 'a.png', png, [...ALL, 'eXIf', 'iTXt', 'tEXt', 'tIME', 'zTXt']],
    ['WebP', 'a.webp', webp, ['EXIF', 'XMP ', ...ALL]],
    ['TIFF', 'a.tif', tiff, null],
  ])('is gone from what is kept of a %s: where, when, by whom and with what', async (_format, name, make, told) => {
    const content = await make();
    // The reader has to see it before, or it would not see it after.
    if (told) expect(toldBy(content)).toEqual(told);
    else expect(content.includes(CANARIES.owner) && content.includes(CANARIES.serial)).toBe(true);
    const open = async () => Readable.from([content]);
    const inspected = await intake.inspect({ name, declaredType: null, bytes: content.length, open });
    const kept = await buffer(inspected.main.open());
    await inspected.dispose();
    expect(toldBy(kept)).toEqual([]);
    expect(toldBy(inspected.thumbnail?.content ?? Buffer.from('none'))).toEqual([]);
    const { exif, xmp, iptc, icc } = await sharp(kept).metadata();
    expect({ exif, xmp, iptc, icc }).toEqual({});
  });

  it('has the picture upright that a camera held on its side only noted', async () => {
    const aside = await photo(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const open = async () => Readable.from([aside]);
    const inspected = await intake.inspect({ name: 'a.jpg', declaredType: null, bytes: aside.length, open });
    expect([inspected.width, inspected.height]).toEqual([200, 300]);
    expect((await sharp(await buffer(inspected.main.open())).metadata()).orientation).toBeUndefined();
    await inspected.dispose();
  });
});
