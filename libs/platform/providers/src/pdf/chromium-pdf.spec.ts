import { Logger } from '@nestjs/common';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from './check-pdf';
import { ChromiumPdf } from './chromium-pdf';
import { findChromium } from './find-chromium';
import { escapeHtml } from './page-html';
import { ChromiumMissing, PdfNotWhole, PdfRefused, type PdfPage } from './pdf';
import { Canary, WAYS_OUT } from './testing/canary';

const sheet = (body: string, change: Partial<PdfPage> = {}): PdfPage => ({
  html: `<html lang="en"><head><title>Chart</title></head><body><h1>Patient P-000123-7</h1>${body}<p>End of chart</p></body></html>`,
  expect: ['P-000123-7', 'End of chart'],
  maxPages: 1,
  ...change,
});
const read = (pdf: Buffer) => checkPdf(pdf, [], 99);
const canary = new Canary();
let pdf: ChromiumPdf;

beforeAll(async () => {
  Logger.overrideLogger(false);
  await canary.open();
  pdf = new ChromiumPdf();
});
afterAll(async () => {
  await pdf.onApplicationShutdown();
  await canary.close();
});

describe('a PDF', () => {
  it('holds the texts it must, page numbers and a foot in which text stays text', async () => {
    const footer = { left: 'Cuspid <b>&amp; "Kandy"</b>', numbering: 'Page {page} of {pages}' };
    const second = '<p style="break-before: page">Second page</p>';
    const made = read(await pdf.render(sheet(second, { maxPages: 2, footer })));
    expect(made.pages).toBe(2);
    expect(made.text).toContain('page1of2');
    expect(made.text).toContain('page2of2');
    expect(made.text.split('cuspid<b>&amp;"kandy"</b>')).toHaveLength(3);
  });

  it('is not handed out when a text is missing, or the pages are too many', async () => {
    await expect(pdf.render(sheet('', { expect: ['P-000999-9'] }))).rejects.toBeInstanceOf(PdfNotWhole);
    await expect(pdf.render(sheet('<p style="display:none">hidden</p>', { expect: ['hidden'] }))).rejects.toThrow(
      /missing/,
    );
    await expect(pdf.render(sheet('<p style="break-before: page">x</p>'))).rejects.toThrow(/2 pages where 1/);
    expect(() => pdf.render(sheet('', { expect: [] }))).toThrow('which texts');
  });

  it('can be read in every way text is set: ligatures, capitals by style, accents, svg, groups, right to left', async () => {
    const body = `<p>office ﬁle affluent</p><p style="text-transform:uppercase">Ana Müller-Łódź</p>
      <svg width="200" height="40" opacity="0.5"><g opacity="0.4"><text x="5" y="20">tooth 16 (MOD)</text></g></svg>
      <p style="width:60px">averyverylongword in a narrow place</p><p dir="rtl">شكرا جزيلا</p><p>a &lt; b \\ (c)</p>`;
    const expected = [
      'office',
      'affluent',
      'Ana Müller-Łódź',
      'tooth 16 (MOD)',
      'word in a narrow',
      'شكرا',
      'a < b \\ (c)',
    ];
    await pdf.render(sheet(body, { expect: expected }));
  });

  it('with letters no font here has is still made, and not taken for one that lost them', async () => {
    const name = 'නිමාලි පෙරේරා';
    await pdf.render(sheet(`<p>${name}</p>`, { expect: [name] }));
    await expect(pdf.render(sheet('<p>නිමා</p>', { expect: [name] }))).rejects.toBeInstanceOf(PdfNotWhole);
  });

  it('shows data values as the text they are', async () => {
    for (const trick of [
      '{{7*7}}',
      '<%= 7*7 %>',
      '${7*7}',
      '</p><script>x</script>',
      '{{constructor.constructor("x")()}}',
    ]) {
      await pdf.render(sheet(`<p>${escapeHtml(trick)}</p>`, { expect: [trick] }));
    }
  });
});

describe('a document with a way out', () => {
  it.concurrent.each(WAYS_OUT)('reaches nothing and loses nothing: %s', async (_name, html) => {
    const made = await pdf.render(sheet(html.replaceAll('{}', `http://127.0.0.1:${canary.port}`), { maxPages: 2 }));
    expect(read(made).text).not.toMatch(/internalsecret|root:/);
    expect(canary.connections).toBe(0);
  });

  it('is a test that would see it: without our doors shut, the canary is reached', async () => {
    const other = new Canary();
    await other.open();
    const executablePath = await findChromium();
    const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
    const tab = await browser.newPage();
    await tab.setContent(`<img src="http://127.0.0.1:${other.port}/a">`);
    await browser.close();
    await other.close();
    expect(other.connections).toBeGreaterThan(0);
  });

  const refreshes = [
    '{}/a',
    'about:blank',
    'data:text/html,gone',
    'file:///etc/passwd',
    'javascript:document.write(1)',
  ];
  it.each(refreshes)('is never printed blank by a refresh to %s', async (address) => {
    const target = address.replaceAll('{}', `http://127.0.0.1:${canary.port}`);
    const made = await pdf
      .render(sheet(`<meta http-equiv="refresh" content="0;url=${target}">`))
      .catch((error: unknown) => error);
    if (Buffer.isBuffer(made)) expect(read(made).text).toContain('endofchart');
    else expect(made instanceof PdfRefused || made instanceof PdfNotWhole).toBe(true);
    expect(canary.connections).toBe(0);
  });
});

describe('the PDF engine', () => {
  it('makes eight at once, all right', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `Patient number ${i}`);
    const made = await Promise.all(names.map((name) => pdf.render(sheet(`<p>${name}</p>`, { expect: [name] }))));
    made.forEach((one, i) => expect(read(one).text).toContain(`patientnumber${i}`));
  });

  it('prints what no font here has, in whatever direction it is written: an odd name is no failure of ours', async () => {
    const odd = ['㈧ kilo ㎏ 𝓩', 'ﮁ⭳ شكرا (12) Ana', '𛰋𝈈 ﲓוּ', '⮀𖢖ﵽዘ𐠈 PT-9'];
    for (const name of odd) {
      await pdf.render(sheet(`<p>${escapeHtml(name)}</p>`, { expect: ['P-000123-7', name] }));
    }
    await expect(pdf.render(sheet('<p>㈧ ㎏ 𝓩</p>', { expect: [odd[0] ?? ''] }))).rejects.toBeInstanceOf(PdfNotWhole);
  });

  it('says which package is missing', async () => {
    const without = new ChromiumPdf({ chromium: '/nowhere/chromium' });
    expect(await without.ready()).toContain('apt-get install chromium-headless-shell');
    await expect(without.render(sheet(''))).rejects.toBeInstanceOf(ChromiumMissing);
    expect(await pdf.ready()).toBe('ok');
  });
});
