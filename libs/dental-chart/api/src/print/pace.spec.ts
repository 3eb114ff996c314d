import { chromium } from 'playwright-core';
import { ChromiumPdf, MemoryPdf, Pdf, type PdfPage } from '@cuspid/platform/providers';
import { findChromium } from '@cuspid/platform/providers/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MEASURED_AGAIN, type SpecClinic } from '@cuspid/platform/testing';
import { EntriesService } from '../index';
import { openChartClinic } from '../testing/chart-clinic';

/** How often each is asked, in turns, so that whatever else the machine does slows both alike. */
const isLong = process.env['CUSPID_LONG'] !== undefined;
const TURNS = isLong ? 15 : 3;
/** Three turns on a machine that runs a whole suite say only whether something is badly wrong. */
const LIMIT = isLong ? 1.25 : 3;
const PAPER = {
  ...{ format: 'A4', printBackground: true, tagged: true, preferCSSPageSize: true, displayHeaderFooter: true },
  ...{ headerTemplate: '<span></span>', margin: { top: '10mm', right: '12mm', bottom: '16mm', left: '12mm' } },
};

let clinic: SpecClinic;
let pdf: ChromiumPdf;

beforeAll(async () => {
  clinic = await openChartClinic();
  pdf = new ChromiumPdf();
});
afterAll(async () => {
  await pdf.onApplicationShutdown();
  await clinic.close();
});

async function chart(): Promise<PdfPage> {
  const ana = await clinic.person('ORTHODONTIST');
  const patient = await clinic.patient({}, [ana]);
  const text =
    '16 mod c4; 17 mo am; 24 mod inl:m; 15-13 br:15,13; 25 imt e; 16 rct; 22 crt; 43-33 rt; 46 miss:c; 11 fx';
  await clinic.get(EntriesService).record(ana, patient, { text });
  await clinic.http.as(ana, 'GET', `/api/patients/${patient}/dental-chart.pdf`);
  const printer = clinic.get(Pdf);
  const [page] = printer instanceof MemoryPdf ? printer.rendered : [];
  if (!page) throw new Error('no page was printed');
  return page;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};
const middle = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

it(
  `prints a chart in at most ${LIMIT} times what Chromium alone takes for the same page`,
  { retry: MEASURED_AGAIN },
  async () => {
    const page = await chart();
    const executablePath = await findChromium();
    const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
    const alone = async () => {
      const tab = await browser.newPage();
      await tab.setContent(page.html, { waitUntil: 'load' });
      // The same sheet: with its foot, which Chromium sets and prints as a document of its own.
      await tab.pdf({ ...PAPER, footerTemplate: `<span>${page.footer?.left}</span><span class="pageNumber"></span>` });
      await tab.close();
    };
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < TURNS + 3; turn++) {
      const [one, other] = [await timed(() => pdf.render(page)), await timed(alone)];
      if (turn >= 3) {
        ours.push(one);
        theirs.push(other);
      }
    }
    await browser.close();
    process.stdout.write(`ours ${middle(ours).toFixed(0)} ms, Chromium alone ${middle(theirs).toFixed(0)} ms\n`);
    expect(middle(ours) / middle(theirs)).toBeLessThanOrEqual(LIMIT);
  },
);
