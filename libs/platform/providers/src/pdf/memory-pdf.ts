import { Pdf, PdfNotWhole, type PdfPage } from './pdf';

/** PDFs without a browser: for specs. Keeps what was asked for; what it gives back is a real, nearly empty PDF. */
export class MemoryPdf extends Pdf {
  readonly rendered: PdfPage[] = [];

  async render(page: PdfPage): Promise<Buffer> {
    const text = page.html
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
    const missing = page.expect.find((one) => !text.includes(one));
    if (missing !== undefined) throw new PdfNotWhole('an expected text is missing');
    this.rendered.push(page);
    return onePage(`${this.rendered.length}`);
  }

  async ready() {
    return 'ok' as const;
  }

  load() {
    return { printing: 0, waiting: 0 };
  }
}

/** The smallest PDF there is: one A4 page with a line of ASCII on it. */
function onePage(line: string): Buffer {
  const drawing = `BT /F1 12 Tf 72 770 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const rows = objects.map((object, index) => {
    const row = `${String(pdf.length).padStart(10, '0')} 00000 n \n`;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const table = `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<< /Size ${rows.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return Buffer.from(pdf + table + trailer, 'latin1');
}
