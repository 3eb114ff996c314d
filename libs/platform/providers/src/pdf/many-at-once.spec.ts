import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChromiumPdf } from './chromium-pdf';
import type { PdfPage } from './pdf';
import { descendants } from './process-tree';

const PAGES = 16;
/** What two more pages, or a sampling that came late, may make of it. */
const SLACK = 1.2;

let pdf: ChromiumPdf;

beforeAll(() => {
  Logger.overrideLogger(false);
  // Turns are waited for as long as a busy machine takes: who is turned away is held by lanes.spec.ts.
  pdf = new ChromiumPdf({ patience: 100_000, turnWithin: 100_000 });
});
afterAll(() => pdf.onApplicationShutdown());

/** A sheet with a drawing of some sixty kilobytes, as a chart has one. */
function sheet(number: number): PdfPage {
  const tooth = (i: number) => {
    const [x, y] = [(i % 32) * 18, Math.floor(i / 32) * 24];
    return `<path d="M${x} ${y}c4 9 9 9 12 0s-8 14-12 ${number % 7}z" fill="#c${i % 9}8" stroke="#222" stroke-width=".4"/>`;
  };
  const drawing = Array.from({ length: 600 }, (_, i) => tooth(i)).join('');
  const html = `<h1>Patient P-${number}-7</h1><svg viewBox="0 0 600 480" width="600">${drawing}</svg>`;
  return { html, expect: [`P-${number}-7`], maxPages: 1 };
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // It ended meanwhile.
  }
};
/** Megabytes of their own that all processes below this one hold: what they share is none of one page’s. */
const megabytes = (): number =>
  descendants(process.pid)
    .map((pid) => Number(/^RssAnon:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0))
    .reduce((sum, one) => sum + one, 0) / 1_024;
/** Browsers: every other process of Chromium says which kind it is. */
const browsers = (): number => {
  const lines = descendants(process.pid).map((pid) => read(`/proc/${pid}/cmdline`));
  return lines.filter((line) => /chrom/i.test(line) && !line.includes('--type=')).length;
};

/** The most memory and the most browsers there were while something was made. */
async function most(work: () => Promise<unknown>): Promise<{ memory: number; browsers: number }> {
  const seen = { memory: 0, browsers: 0 };
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      seen.memory = Math.max(seen.memory, megabytes());
      seen.browsers = Math.max(seen.browsers, browsers());
      await sleep(50);
    }
  })();
  await work().finally(() => (isDone = true));
  await watching;
  return seen;
}

it('makes sixteen at once with one browser, in the memory two at once take', async () => {
  const numbers = Array.from({ length: PAGES }, (_, i) => i);
  await pdf.render(sheet(0));
  const pairs = await most(async () => {
    for (let i = 0; i < PAGES; i += 2) await Promise.all([pdf.render(sheet(i)), pdf.render(sheet(i + 1))]);
  });
  const all = await most(() => Promise.all(numbers.map((number) => pdf.render(sheet(number)))));
  expect([pairs.browsers, all.browsers]).toEqual([1, 1]);
  expect(pairs.memory).toBeGreaterThan(50);
  expect(all.memory).toBeLessThanOrEqual(pairs.memory * SLACK);
}, 120_000);
