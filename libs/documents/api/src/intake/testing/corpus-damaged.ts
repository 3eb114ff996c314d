import { chunk, header, pngOf, strips, tiffOf, withChunks } from './image-parts';
import { animation, film, photo } from './pictures';
import { row, type Sample } from './sample';

const [BROKEN, MANY, TWO] = ['file-broken', 'image-of-many', 'file-two-in-one'];
const SCRIPT = Buffer.from('<html><script>alert(1)</script>');

/** Images that are not whole, not one, or not alone in their file. */
export const damaged = async (): Promise<Sample[]> => [...(await torn()), ...(await several()), ...(await laden())];

async function torn(): Promise<Sample[]> {
  const [jpeg, png] = await Promise.all([photo().jpeg().toBuffer(), photo().png().toBuffer()]);
  const tiff = await film().tiff({ compression: 'lzw' }).toBuffer();
  const half = (content: Buffer) => content.subarray(0, content.length >> 1);
  const holed = Buffer.concat([jpeg.subarray(0, 1_000), jpeg.subarray(1_600)]);
  const changed = Buffer.from(png).fill(0x55, 600, 640);
  return [
    row('half a JPEG', 'a.jpg', half(jpeg), BROKEN),
    row('a JPEG without its end', 'a.jpg', jpeg.subarray(0, -2), BROKEN),
    row('three bytes of a JPEG', 'a.jpg', jpeg.subarray(0, 3), BROKEN),
    row('a JPEG of no picture', 'a.jpg', Buffer.from('ffd8ffd9', 'hex'), BROKEN),
    row('a JPEG a piece of which is missing', 'a.jpg', holed, BROKEN),
    row('half a PNG', 'a.png', half(png), BROKEN),
    row('a PNG with changed bytes', 'a.png', changed, BROKEN),
    row('a PNG of no width', 'a.png', pngOf(header(0, 9)), BROKEN),
    row('a PNG of no picture', 'a.png', pngOf(header(9, 9)), BROKEN),
    row('a PNG whose header comes late', 'a.png', pngOf(chunk('tEXt'), header(9, 9)), BROKEN),
    row('half a TIFF', 'a.tif', half(tiff), BROKEN),
    row('a TIFF that leads to itself', 'a.tif', circularTiff(), BROKEN),
    row('a TIFF with strips outside the file', 'a.tif', strips(9, 9, 4_000_000_000), BROKEN),
    row('half a WebP', 'a.webp', half(await photo().webp().toBuffer()), BROKEN),
    row('half a GIF', 'a.gif', half(await photo().gif().toBuffer()), BROKEN),
  ];
}

async function several(): Promise<Sample[]> {
  const page = { 256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 277: 1 };
  const png = await photo().png().toBuffer();
  return [
    row('a film as GIF', 'a.gif', await animation('gif'), MANY),
    row('a film as WebP', 'a.webp', await animation('webp'), MANY),
    row('a film as PNG', 'a.png', withChunks(png, chunk('acTL', Buffer.alloc(8))), MANY),
    row('a TIFF of two pages', 'a.tif', tiffOf([page, page]), MANY),
  ];
}

async function laden(): Promise<Sample[]> {
  const [jpeg, png] = await Promise.all([photo().jpeg().toBuffer(), photo().png().toBuffer()]);
  const [gif, webp] = await Promise.all([photo().gif().toBuffer(), photo().webp().toBuffer()]);
  const text = chunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>'));
  return [
    row('a PNG with a page behind it', 'a.png', Buffer.concat([png, SCRIPT]), TWO),
    row('a PNG with a page in it', 'a.png', withChunks(png, text), TWO),
    row('a GIF with a program behind it', 'a.gif', Buffer.concat([gif, Buffer.from('*/alert(1)')]), TWO),
    row('a WebP with something behind it', 'a.webp', Buffer.concat([webp, Buffer.from('more')]), TWO),
    row('a JPEG with a script behind it', 'a.jpg', Buffer.concat([jpeg, Buffer.from('<?php 1;')]), TWO),
  ];
}

function circularTiff(): Buffer {
  const tiff = tiffOf([{ 254: 1, 256: 9, 257: 9 }]);
  tiff.writeUInt32LE(8, 8 + 2 + 36);
  return tiff;
}
