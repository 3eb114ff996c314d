import { deflateSync, gzipSync } from 'node:zlib';
import { canvas, chunk, header, pngOf, riff, segment, strips, tiffOf, webpOf } from './image-parts';
import { zipOf } from './other-files';
import { packed, pdfOf, stream } from './pdf-maker';
import { row, type Sample } from './sample';

const [BROKEN, LARGE, REFUSED, PDF_LARGE] = ['file-broken', 'image-too-large', 'file-kind-refused', 'pdf-too-large'];
const hex = (text: string) => Buffer.from(text, 'hex');
const packs = (bytes: number) => deflateSync(Buffer.alloc(bytes));

/** A few KB that would be gigabytes, or keep a reader busy for minutes. */
export const bombs = (): Sample[] => [...pictures(), ...tiffs(), ...pdfs(), ...archives()];

function pictures(): Sample[] {
  const huge = pngOf(header(65_535, 65_535), chunk('IDAT', packs(4_000_000)));
  const lossless = riff('VP8L', Buffer.concat([hex('2fffffffff00'), Buffer.alloc(20)]));
  const scan = Buffer.concat([segment(0xda, hex('0101003f00')), hex('1234')]);
  const frame = segment(0xc2, hex('0810001000010111000000'));
  const scans = Buffer.concat([hex('ffd8'), frame, ...Array<Buffer>(1_000).fill(scan), hex('ffd9')]);
  const wide = [hex('ffd8'), segment(0xc0, hex('08ffffffff01011100')), segment(0xda, hex('0101003f00')), hex('00ffd9')];
  return [
    row('a PNG of 64k × 64k', 'a.png', huge, LARGE),
    row('a PNG of two rows, each of 2,147 megapixels', 'a.png', pngOf(header(0x7fffffff, 2)), LARGE),
    row('a PNG just above the limit', 'a.png', pngOf(header(10_000, 5_001)), LARGE),
    row(
      'a small PNG with 60 MB behind its rows',
      'a.png',
      pngOf(header(9, 9), chunk('IDAT', packs(60_000_000))),
      'image/png',
    ),
    row('a JPEG of 64k × 64k', 'a.jpg', Buffer.concat(wide), LARGE),
    row('a JPEG of a thousand scans', 'a.jpg', scans, BROKEN),
    row('a WebP of 16k × 16k', 'a.webp', webpOf(lossless), LARGE),
    row('a WebP on a canvas of 16M × 16M', 'a.webp', webpOf(canvas(16_777_215, 16_777_215, 0)), LARGE),
    row('a GIF of 64k × 64k', 'a.gif', hex('474946383961ffffffff000000'), LARGE),
  ];
}

function tiffs(): Sample[] {
  const tile = { 256: 9, 257: 9, 258: 8, 277: 1, 322: 65_536, 323: 65_536, 324: 8, 325: 8 };
  const strip = { 256: 7_000, 257: 7_000, 258: 16, 277: 4, 273: 8, 278: 7_000, 279: 8 };
  const many = { 256: 9, 257: 9, 258: 8, 273: Array(60_000).fill(8), 279: Array(60_000).fill(1) };
  return [
    row('a TIFF of 64k × 64k', 'a.tif', strips(65_535, 65_535, 8), LARGE),
    row('a TIFF with a tile of 4,295 megapixels', 'a.tif', tiffOf([tile]), LARGE),
    row('a TIFF with one strip of 64 bit a dot', 'a.tif', tiffOf([strip]), LARGE),
    row('a TIFF of sixty thousand strips', 'a.tif', tiffOf([many]), BROKEN),
  ];
}

function pdfs(): Sample[] {
  const numbers = Array.from({ length: 210_000 }, (_, n) => [String(n + 100), '1']);
  const dictionary = '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>';
  const of = (bytes: number) => stream('90', dictionary, deflateSync(Buffer.alloc(bytes, 32)));
  const pdf = (says: string, content: Buffer) => row(says, 'a.pdf', content, PDF_LARGE, 'application/pdf');
  return [
    pdf('a PDF of a million objects', pdfOf({ objects: ['5 0 obj\n0\nendobj\n'.repeat(1_000_000)] })),
    pdf('a PDF of packed objects without end', pdfOf({ objects: [packed('90', Object.fromEntries(numbers))] })),
    pdf('a PDF with a stream of 60 MB of objects', pdfOf({ objects: [of(60_000_000)] })),
    pdf('a PDF with thirty streams of 4 MB of objects', pdfOf({ objects: Array<Buffer>(30).fill(of(4_000_000)) })),
    pdf('a PDF of three thousand pages', pdfOf({ pages: 3_000 })),
  ];
}

function archives(): Sample[] {
  const zeros = Buffer.alloc(20_000_000);
  const nested = zipOf('1.zip', zipOf('2.zip', zipOf('3', zeros)));
  return [
    row('a ZIP in a ZIP in a ZIP', '42.zip', nested, REFUSED, 'application/zip'),
    row('a table of 20 MB of zeros', 'a.xlsx', zipOf('[Content_Types].xml', zeros), REFUSED),
    row('a TAR in GZIP', 'a.tgz', gzipSync(zeros), REFUSED),
  ];
}
