import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { ChromiumPdf, type ChromiumPdfSettings } from './chromium-pdf';
import { PdfTimedOut, type PdfPage } from './pdf';
import { descendants } from './process-tree';

const sheet: PdfPage = { html: '<h1>Patient P-000123-7</h1>', expect: ['P-000123-7'], maxPages: 1 };
const open: ChromiumPdf[] = [];

beforeAll(() => Logger.overrideLogger(false));
afterEach(async () => {
  for (const pdf of open.splice(0)) await pdf.onApplicationShutdown();
});

const engine = (settings: ChromiumPdfSettings = {}) => {
  const pdf = new ChromiumPdf(settings);
  open.push(pdf);
  return pdf;
};
/** The processes of the one browser this spec has running, the browser itself first. */
const browserTree = () => descendants(process.pid);
const signal = (pids: number[], name: NodeJS.Signals) =>
  pids.forEach((pid) => {
    try {
      process.kill(pid, name);
    } catch {
      // It ended by itself meanwhile.
    }
  });
async function allGone(pids: number[]): Promise<boolean> {
  for (let i = 0; i < 50; i++) {
    const left = browserTree();
    if (!pids.some((pid) => left.includes(pid))) return true;
    await sleep(100);
  }
  return false;
}

it('makes the next PDF after its browser was killed between two', async () => {
  const pdf = engine();
  await pdf.render(sheet);
  const [browser = 0] = browserTree();
  signal([browser], 'SIGKILL');
  expect(await pdf.render(sheet)).toBeInstanceOf(Buffer);
});

it('makes the PDF all the same when its browser is killed in the middle of it', async () => {
  const pdf = engine();
  await pdf.render(sheet);
  const rows = '<p>a line of text in a long document</p>'.repeat(3_000);
  const long = pdf.render({ ...sheet, html: sheet.html + rows, maxPages: 500 });
  await sleep(100);
  const tree = browserTree();
  signal(tree, 'SIGKILL');
  expect(await long).toBeInstanceOf(Buffer);
});

it('ends a browser that hangs, all of it, and makes the next PDF', async () => {
  const pdf = engine({ patience: 5_000 });
  await pdf.render(sheet);
  const tree = browserTree();
  signal(tree, 'SIGSTOP');
  await expect(pdf.render(sheet)).rejects.toBeInstanceOf(PdfTimedOut);
  expect(await allGone(tree)).toBe(true);
  expect(await pdf.render(sheet)).toBeInstanceOf(Buffer);
});

it('ends a page that never gets finished, and makes the next', async () => {
  const pdf = engine({ patience: 5_000 });
  await pdf.render(sheet);
  // Nested tables laid out again and again: minutes of work in a few kilobytes, without a script.
  const endless = `${'<table><tr><td>'.repeat(3_000)}x`.repeat(4);
  await expect(pdf.render({ ...sheet, html: sheet.html + endless })).rejects.toBeInstanceOf(PdfTimedOut);
  expect(await pdf.render(sheet)).toBeInstanceOf(Buffer);
});

it('makes the page beside one that hung, on another browser', async () => {
  const pdf = engine({ patience: 5_000 });
  await pdf.render(sheet);
  signal(browserTree(), 'SIGSTOP');
  const hanging = pdf.render(sheet).catch((error: unknown) => error);
  await sleep(2_500);
  const beside = pdf.render(sheet);
  expect(await hanging).toBeInstanceOf(PdfTimedOut);
  expect(await beside).toBeInstanceOf(Buffer);
});

it('lets the browser go when nobody has wanted one for a while', async () => {
  const pdf = engine({ idleAfter: 300 });
  await pdf.render(sheet);
  const tree = browserTree();
  expect(tree.length).toBeGreaterThan(0);
  expect(await allGone(tree)).toBe(true);
  expect(await pdf.render(sheet)).toBeInstanceOf(Buffer);
});

it('leaves nothing behind when it is shut down', async () => {
  const pdf = engine();
  await pdf.render(sheet);
  const tree = browserTree();
  await pdf.onApplicationShutdown();
  expect(await allGone(tree)).toBe(true);
  await expect(pdf.render(sheet)).rejects.toThrow();
});
