import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPdf } from './check-pdf';
import { ChromiumPdf } from './chromium-pdf';
import { FONT_STACK, fontFaces } from './fonts';

const ROUNDS = process.env['CUSPID_LONG'] ? 100 : 8;
const AT_ONCE = 3;
const SECTIONS = 12;

let pdf: ChromiumPdf;

beforeAll(() => {
  pdf = new ChromiumPdf({ patience: 100_000, turnWithin: 100_000 });
});
afterAll(() => pdf.onApplicationShutdown());

/** A sheet in two weights and three scripts, as a case history is one. */
function sheet(): string {
  const rows = Array.from(
    { length: SECTIONS },
    (_, n) =>
      `<h2>Heading${n}</h2><table><tr><td>Term${n}</td><td>answer${n}’s −2.5 mm ආස්මා தாய்</td></tr></table><b>Signed${n}</b>`,
  ).join('');
  return `<style>${fontFaces(rows)} body { font: 400 10pt ${FONT_STACK} } h2, b { font-weight: 600 }</style>${rows}`;
}

it('prints every word, however busy the machine is: none waits for its face', async () => {
  const page = { html: sheet(), expect: ['Heading0'], maxPages: 3 };
  const words = Array.from({ length: SECTIONS }, (_, n) => [`heading${n}`, `term${n}`, `answer${n}’s`, `signed${n}`]);
  for (let round = 0; round < ROUNDS; round++) {
    const papers = await Promise.all(Array.from({ length: AT_ONCE }, () => pdf.render(page)));
    for (const paper of papers) {
      const { text } = checkPdf(paper, [], 3);
      expect(words.flat().filter((word) => !text.includes(word))).toEqual([]);
    }
  }
});
