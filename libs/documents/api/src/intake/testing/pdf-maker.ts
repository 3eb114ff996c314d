import { deflateSync } from 'node:zlib';

interface Parts {
  pages?: number;
  /** More in the catalogue. */
  catalogue?: string;
  /** More objects, each `N 0 obj … endobj`. */
  objects?: (string | Buffer)[];
  trailer?: string;
}

/** A PDF as a scanner writes it: pages of a line of text each. */
export function pdfOf({ pages = 1, catalogue = '', objects = [], trailer = '' }: Parts = {}): Buffer {
  const first = 10;
  const kids = Array.from({ length: pages }, (_, index) => `${first + index} 0 R`).join(' ');
  const written = [
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj\n`,
    `2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${pages} >>\nendobj\n`,
    stream('3', '<< /Length 44 >>', Buffer.from('BT /F1 12 Tf 40 700 Td (A letter.) Tj ET')),
    ...Array.from(
      { length: pages },
      (_, n) => `${first + n} 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>\nendobj\n`,
    ),
    ...objects,
  ];
  return assembled(written, trailer);
}

export function stream(number: string, dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n${dictionary}\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** Objects packed in a stream, as PDF 1.5 has it: `number → text`. */
export function packed(number: string, objects: Record<string, string>, more = '', deflated = deflateSync): Buffer {
  let body = '';
  const index = Object.entries(objects).map(([own, text]) => {
    const at = body.length;
    body += `${text} `;
    return `${own} ${at}`;
  });
  const head = `${index.join(' ')} `;
  const content = deflated(Buffer.from(head + body));
  const count = Object.keys(objects).length;
  const dictionary = `<< /Type /ObjStm /N ${count} /First ${head.length} /Filter /FlateDecode ${more} /Length ${content.length} >>`;
  return stream(number, dictionary, content);
}

function assembled(objects: (string | Buffer)[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'), ...objects.map((one) => Buffer.from(one))];
  const at = parts.reduce((sum, { length }) => sum + length, 0);
  parts.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
