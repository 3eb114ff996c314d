import { describe, expect, it } from 'vitest';
import { checkPdf } from './check-pdf';
import { MemoryPdf } from './memory-pdf';
import { PdfNotWhole } from './pdf';

const page = { html: '<p>Patient&#32;P-1</p>', expect: ['Patient P-1'], maxPages: 1 };

describe('a PDF that is read again', () => {
  it('passes when it is whole', async () => {
    expect(checkPdf(await new MemoryPdf().render(page), [], 1).pages).toBe(1);
  });

  it('does not pass when it is cut short anywhere', async () => {
    const whole = await new MemoryPdf().render(page);
    // Only line ends after the last word may be missing.
    for (let length = 0; length < whole.toString('latin1').trimEnd().length; length++) {
      expect(() => checkPdf(whole.subarray(0, length), [], 1), `cut at ${length}`).toThrow(PdfNotWhole);
    }
  });

  it('does not pass when something else was put in front, or a part was moved', async () => {
    const whole = (await new MemoryPdf().render(page)).toString('latin1');
    expect(() => checkPdf(Buffer.from(`<!doctype html>${whole}`), [], 1)).toThrow(PdfNotWhole);
    expect(() => checkPdf(Buffer.from(whole.replace('3 0 obj', '9 0 obj')), [], 1)).toThrow(PdfNotWhole);
    expect(() => checkPdf(Buffer.from(whole.replace('/Count 1', '/Count 2')), [], 9)).toThrow(PdfNotWhole);
    expect(() => checkPdf(Buffer.from(whole), ['Patient'], 1)).toThrow(/missing/);
  });
});

describe('the PDF in memory', () => {
  it('keeps what was asked for and refuses what real PDFs refuse', async () => {
    const pdf = new MemoryPdf();
    await pdf.render(page);
    expect(pdf.rendered).toEqual([page]);
    await expect(pdf.render({ ...page, expect: ['P-2'] })).rejects.toBeInstanceOf(PdfNotWhole);
  });
});
