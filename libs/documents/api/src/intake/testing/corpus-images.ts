import { exifOf, telling, XMP } from './exif-maker';
import { blackPng, chunk, segment, withChunks, withSegments } from './image-parts';
import { film, photo, sensor, sheet } from './pictures';
import { row, type Sample } from './sample';

const [JPEG, PNG] = ['image/jpeg', 'image/png'];

/** Images as cameras, scanners and programs write them. */
export const images = async (): Promise<Sample[]> => [...(await jpegs()), ...(await pngs()), ...(await others())];

async function jpegs(): Promise<Sample[]> {
  const plain = await photo().jpeg().toBuffer();
  const exif = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(telling)]));
  const before = (...rest: Buffer[]) => Buffer.concat([plain, ...rest]);
  const film0 = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(99, 1)]);
  return [
    row('a photograph', 'smile.jpg', plain, JPEG, JPEG),
    row('a photograph of no declared type', 'smile.jpeg', plain, JPEG),
    row('a photograph without an extension', 'image', plain, JPEG, JPEG),
    row('a photograph of a camera that shouts', 'DSC_0001.JPG', plain, JPEG, 'image/jpg'),
    row('a photograph declared as just bytes', 'a.jpg', plain, JPEG, 'application/octet-stream'),
    row('a photograph that tells where it was taken', 'a.jpg', withSegments(plain, exif), JPEG),
    row('a progressive JPEG', 'a.jpg', await photo().jpeg({ progressive: true }).toBuffer(), JPEG),
    row('a JPEG in four inks', 'a.jpg', await photo().toColourspace('cmyk').jpeg().toBuffer(), JPEG),
    row('a grey JPEG', 'bitewing.jpg', await film().jpeg().toBuffer(), JPEG),
    row('a JPEG padded with zeros', 'a.jpg', before(Buffer.alloc(900)), JPEG),
    row('a JPEG with a second picture behind it', 'a.jpg', before(plain), JPEG),
    row('a motion photo', 'a.jpg', before(film0), JPEG),
    row('a photo of a Samsung', 'a.jpg', before(Buffer.from('Image_UTC_DataSEFHxSEFT')), JPEG),
  ];
}

async function pngs(): Promise<Sample[]> {
  const plain = await photo().png().toBuffer();
  const xmp = chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`));
  return [
    row('a PNG', 'a.png', plain, PNG, PNG),
    row('a PNG with XMP', 'a.png', withChunks(plain, xmp), PNG),
    row('a PNG of 16 bit', 'sensor.png', await sensor().png().toBuffer(), PNG),
    row('a PNG of few colours', 'a.png', await photo().png({ palette: true }).toBuffer(), PNG),
    row('an interlaced PNG', 'a.png', await photo().png({ progressive: true }).toBuffer(), PNG),
    row('a PNG one can see through', 'a.png', await photo().ensureAlpha(0.5).png().toBuffer(), PNG),
    row('a PNG of one pixel', 'a.png', blackPng(1, 1), PNG),
    row('a sheet of paper', 'letter.png', await sheet().png().toBuffer(), PNG),
  ];
}

async function others(): Promise<Sample[]> {
  const tiff = await film().tiff({ compression: 'lzw' }).toBuffer();
  return [
    row('a WebP', 'a.webp', await photo().webp().toBuffer(), JPEG, 'image/webp'),
    row('an exact WebP', 'a.webp', await photo().webp({ lossless: true }).toBuffer(), PNG),
    row('a WebP one can see through', 'a.webp', await photo().ensureAlpha(0.5).webp().toBuffer(), PNG),
    row('a TIFF', 'pan.tif', tiff, PNG, 'image/tiff'),
    row('a TIFF of 16 bit', 'pan.tiff', await sensor().tiff({ compression: 'deflate' }).toBuffer(), PNG),
    row('a TIFF in tiles', 'pan.tiff', await film().tiff({ tile: true, compression: 'none' }).toBuffer(), PNG),
    row('a TIFF with JPEG in it', 'pan.tiff', await photo().tiff({ compression: 'jpeg' }).toBuffer(), PNG),
    row('a still GIF', 'a.gif', await photo().gif().toBuffer(), PNG, 'image/gif'),
  ];
}
