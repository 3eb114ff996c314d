import sharp from 'sharp';
import { row, type Sample } from './sample';
import { isoOf, zipOf } from './other-files';
import { film, photo } from './pictures';
import { pdfOf } from './pdf-maker';

const [REFUSED, DISAGREE, TWO] = ['file-kind-refused', 'file-kinds-disagree', 'file-two-in-one'];
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const MHT =
  'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<script>1</script>';

/** What stays out whatever it is called, and what is called something else than it is. */
export async function refused(): Promise<Sample[]> {
  return [...(await kinds()), ...archives(), ...(await disguises())];
}

async function kinds(): Promise<Sample[]> {
  const kind = (says: string, name: string, content: string | Buffer, answer = REFUSED): Sample =>
    row(says, name, Buffer.from(content), answer);
  return [
    kind('nothing at all', 'a.png', '', 'file-empty'),
    kind('an SVG', 'a.svg', SVG),
    kind('an SVG behind a comment', 'a.svg', `<?xml version="1.0"?>\n<!-- x -->\n${SVG}`),
    kind('an SVG called a PNG', 'a.png', SVG),
    kind('an HTML page', 'a.html', '<!DOCTYPE html><script>alert(1)</script>'),
    kind('an HTML page called a text', 'a.txt', '<!DOCTYPE html><script>alert(1)</script>'),
    kind('an XML file', 'a.xml', '<?xml version="1.0"?><a/>'),
    kind('a saved page', 'a.mht', MHT),
    kind('a saved page called a text', 'a.txt', MHT),
    kind(
      'a bitmap',
      'a.bmp',
      Buffer.concat([Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'), Buffer.alloc(60)]),
    ),
    kind('a photo of an iPhone', 'IMG_1.HEIC', isoOf('heic'), 'heic-refused'),
    kind('a photo of an iPhone, renamed', 'IMG_1.jpg', isoOf('heix'), 'heic-refused'),
    kind('an AVIF image', 'a.avif', await photo(64, 64).avif().toBuffer()),
    kind('a film', 'a.mp4', isoOf('mp42')),
    kind('an icon', 'a.ico', Buffer.concat([Buffer.from('00000100010010100000', 'hex'), Buffer.alloc(40)])),
    kind('a program of Windows', 'a.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])),
    kind('a program of Windows called a radiograph', 'a.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])),
    kind('a program of Linux', 'a', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)])),
    kind('a script', 'a.sh', '#!/bin/sh\nrm -rf /'),
    kind('an RTF letter', 'a.rtf', '{\\rtf1 hello}'),
    kind('an old Word letter', 'a.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
    kind('random bytes called an STL', 'a.stl', Buffer.alloc(333, 9), 'file-broken'),
    kind('words of no kind', 'a.foo', 'hello'),
    kind('words without an extension', 'hello', 'hello'),
  ];
}

function archives(): Sample[] {
  return [
    row('a ZIP', 'a.zip', zipOf('a.txt', Buffer.from('hello')), REFUSED),
    row('a Word letter', 'a.docx', zipOf('word/document.xml', Buffer.from('<w:document/>')), REFUSED),
    row('a ZIP called a JPEG', 'a.jpg', zipOf('a', Buffer.from('x')), REFUSED),
  ];
}

async function disguises(): Promise<Sample[]> {
  const [jpeg, png, gif] = await Promise.all([
    photo().jpeg().toBuffer(),
    film().png().toBuffer(),
    film().gif().toBuffer(),
  ]);
  const jar = zipOf('Main.class', Buffer.from('cafebabe'));
  const called = (says: string, name: string, content: Buffer, declared?: string): Sample =>
    row(says, name, content, DISAGREE, declared);
  return [
    called('a JPEG called an SVG', 'a.svg', jpeg),
    called('a JPEG called a page', 'a.html', jpeg, 'image/jpeg'),
    called('a JPEG called a program', 'a.jpg.exe', jpeg),
    called('a JPEG called a PNG', 'a.png', jpeg),
    called('a PNG called a JPEG', 'a.jpg', png, 'image/jpeg'),
    called('a PNG declared as SVG', 'a.png', png, 'image/svg+xml'),
    called('a PNG declared as a page', 'a.png', png, 'text/html; charset=utf-8'),
    called('a GIF called a PDF', 'a.pdf', gif),
    called('a PDF called a text', 'a.txt', pdfOf()),
    row('a GIF that is a JAR', 'a.gif', Buffer.concat([gif, jar]), TWO),
    row('a JPEG that is a ZIP', 'a.jpg', Buffer.concat([jpeg, jar]), TWO),
    row('a JPEG with a second picture that is a ZIP', 'a.jpg', Buffer.concat([jpeg, jpeg, jar]), TWO),
    row('a TIFF that is a ZIP', 'a.tif', Buffer.concat([await sharp(png).tiff().toBuffer(), jar]), TWO),
    row('a GIF that begins like a program', 'a.gif', Buffer.from('GIF89a=1;alert(1)//'), 'image-too-large'),
  ];
}
