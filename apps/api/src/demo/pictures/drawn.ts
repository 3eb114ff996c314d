import sharp from 'sharp';

const DRAWINGS = { operation: ['VipsForeignLoadSvg'] };

/** A drawing as a JPEG. The intake has shut this reader for the whole process: it is open for our own drawing alone, before anybody is served. */
export async function drawn(svg: string, isGrey = false): Promise<Buffer> {
  sharp.unblock(DRAWINGS);
  try {
    const image = sharp(Buffer.from(svg)).jpeg({ quality: 88 });
    return await (isGrey ? image.greyscale() : image).toBuffer();
  } finally {
    sharp.block(DRAWINGS);
  }
}
