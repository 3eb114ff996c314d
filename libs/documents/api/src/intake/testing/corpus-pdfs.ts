import { deflateSync } from 'node:zlib';
import { zipOf } from './other-files';
import { packed, pdfOf, stream } from './pdf-maker';
import { row, type Sample } from './sample';

const PDF = 'application/pdf';
const [BROKEN, TWO, ACTIVE, LOCKED] = ['file-broken', 'file-two-in-one', 'pdf-active', 'pdf-locked'];
const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';

/** PDFs: of scanners and programs, acting by themselves, torn, and with something beside them. */
export const pdfs = (): Sample[] => [...harmless(), ...acting(), ...hiding(), ...laden(), ...broken()];

const pdf = (says: string, content: Buffer, answer: string): Sample => row(says, 'a.pdf', content, answer, PDF);

function harmless(): Sample[] {
  const modern = packed('90', { 91: '<< /Type /Page /Parent 2 0 R >>', 92: '<< /Type /Page /Parent 2 0 R >>' });
  const link = '95 0 obj\n<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://clinic.example) >> >>\nendobj\n';
  const field = '96 0 obj\n<< /FT /Tx /T (name) /V (Kamal) >>\nendobj\n';
  return [
    pdf('a PDF', pdfOf({ pages: 3 }), PDF),
    pdf('a PDF of 1.5, its pages packed', pdfOf({ objects: [modern] }), PDF),
    pdf('a PDF with a link and a filled-in field', pdfOf({ objects: [link, field] }), PDF),
    pdf('a PDF that opens on its second page', pdfOf({ pages: 2, catalogue: '/OpenAction [11 0 R /Fit]' }), PDF),
    pdf(
      'a PDF that was changed later',
      Buffer.concat([pdfOf(), Buffer.from('10 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\r\n\0\0')]),
      PDF,
    ),
    pdf(
      'a PDF with a picture',
      pdfOf({
        objects: [stream('97', '<< /Subtype /Image /Filter /FlateDecode >>', deflateSync(Buffer.alloc(9_999)))],
      }),
      PDF,
    ),
    row('a PDF without an extension', 'Letter to Dr. Perera', pdfOf(), PDF),
  ];
}

function acting(): Sample[] {
  const script = `95 0 obj\n${SCRIPT}\nendobj\n`;
  const other = script.replace('/JavaScript', '/J#61va#53cript');
  const late = [stream('94', '<< >>', Buffer.alloc(1_052_000, 65)), script];
  const inside = stream('95', '<< /Length 9 >>', Buffer.from(script));
  return [
    pdf('a PDF with a script', pdfOf({ objects: [script] }), ACTIVE),
    pdf('a PDF that runs a script as it opens', pdfOf({ catalogue: `/OpenAction ${SCRIPT}` }), ACTIVE),
    pdf('a PDF with a script spelled otherwise', pdfOf({ objects: [other] }), ACTIVE),
    pdf('a PDF with a script in the bytes of a stream', pdfOf({ objects: [inside] }), ACTIVE),
    pdf('a PDF with a script behind a megabyte', pdfOf({ objects: late }), ACTIVE),
  ];
}

/** Scripts packed in streams, and the streams made to look like something else. */
function hiding(): Sample[] {
  const padded = packed('90', { 95: SCRIPT }, `/Pad (${' '.repeat(6_000)})`);
  const plain = packed('90', { 95: SCRIPT }).toString('latin1');
  const hidden = (says: string, from: string | RegExp, to: string) =>
    pdf(says, pdfOf({ objects: [Buffer.from(plain.replace(from, to), 'latin1')] }), ACTIVE);
  const remark = '>> % 1 0 obj << >>\nstream\n';
  return [
    hidden('a PDF with a packed script', '', ''),
    pdf('a PDF with a packed script, far from its dictionary', pdfOf({ objects: [padded] }), ACTIVE),
    hidden('a PDF with a packed script, its stream spelled otherwise', '/ObjStm', '/O#62jStm'),
    hidden('a PDF with a packed script, its stream of no type', '/Type /ObjStm', ''),
    hidden('a PDF with a script packed twice', '/FlateDecode', '[/FlateDecode /FlateDecode]'),
    hidden('a PDF with a script packed for a printer', '/FlateDecode', '/FlateDecode /DecodeParms << /Predictor 12 >>'),
    hidden('a PDF with a packed script behind a remark', />>\nstream\n/, remark),
    hidden('a PDF with a packed script behind a string', />>\nstream/, '/X (1 0 obj << () ) >>\nstream'),
    hidden('a PDF with a packed script behind another dictionary', />>\nstream/, '/X 1 0 obj << >> >>\nstream'),
    hidden(
      'a PDF with a script packed twice behind a remark',
      /\/FlateDecode (.*)>>\nstream\n/,
      `[/FlateDecode /FlateDecode] $1${remark}`,
    ),
  ];
}

function laden(): Sample[] {
  const attached =
    '95 0 obj\n<< /Type /Filespec /EF << /F 96 0 R >> >>\nendobj\n96 0 obj\n<< /Type /EmbeddedFile >>\nendobj\n';
  return [
    pdf('a PDF that starts a program', pdfOf({ catalogue: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), ACTIVE),
    pdf(
      'a PDF that sends a form',
      pdfOf({ objects: ['95 0 obj\n<< /S /SubmitForm /F (https://x.example) >>\nendobj\n'] }),
      ACTIVE,
    ),
    pdf('a PDF with a file in it', pdfOf({ objects: [attached] }), ACTIVE),
    pdf('a PDF with an XFA form', pdfOf({ catalogue: '/AcroForm << /XFA 95 0 R >>' }), ACTIVE),
    pdf('a PDF with a password', pdfOf({ trailer: '/Encrypt 95 0 R' }), LOCKED),
  ];
}

function broken(): Sample[] {
  const whole = pdfOf({ pages: 2 });
  const archive = zipOf('Main.class', Buffer.from('cafebabe'));
  const torn = stream(
    '90',
    '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>',
    Buffer.from('nothing that inflates'),
  );
  return [
    pdf('half a PDF', whole.subarray(0, whole.length >> 1), BROKEN),
    pdf('a PDF of no pages', pdfOf({ pages: 0 }), BROKEN),
    pdf('a PDF whose objects cannot be unpacked', pdfOf({ objects: [torn] }), BROKEN),
    pdf('a PDF with a ZIP behind it', Buffer.concat([whole, archive]), TWO),
    pdf('a PDF with a page behind it', Buffer.concat([whole, Buffer.from('<html>')]), TWO),
    pdf(
      'a PDF with a page in its first line',
      Buffer.concat([Buffer.from('%PDF-1.4\n<script>1</script>\n'), whole]),
      TWO,
    ),
    pdf('a PDF with a ZIP that ends like one', Buffer.concat([whole, zipOf('a', Buffer.from('x'), '\n%%EOF\n')]), TWO),
    row('a PDF called an image', 'a.png', whole, 'file-kinds-disagree'),
    row('a PDF declared as HTML', 'a.pdf', whole, 'file-kinds-disagree', 'text/html'),
    row('a PDF that begins late', 'a.pdf', Buffer.concat([Buffer.from('GIF '), whole]), 'file-kind-refused'),
  ];
}
