import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { rolldown } from 'rolldown';

interface ReadPdf {
  pages: number;
  /** All its text, lower case, without blanks: where lines break is the printer's business. */
  text: string;
}

interface Reader {
  checkPdf(pdf: Buffer, expected: readonly string[], maxPages: number): ReadPdf;
}

const OURS = join(import.meta.dirname, '../../../../libs/platform/providers/src/pdf/check-pdf.ts');

/** Reads a PDF as the clinic's own reader does; fails unless it is whole. */
async function readByOurs(pdf: Buffer, folder: string): Promise<ReadPdf> {
  const file = join(folder, 'reader.mjs');
  const bundle = await rolldown({ input: OURS, platform: 'node' });
  await bundle.write({ file });
  const reader: Reader = await import(pathToFileURL(file).href);
  return reader.checkPdf(pdf, [], 50);
}

/** Reads it with poppler, where the machine has it: somebody else's reader. */
function readByPoppler(pdf: Buffer, folder: string): ReadPdf | null {
  const file = join(folder, 'chart.pdf');
  writeFileSync(file, pdf);
  try {
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
    return { pages: text.split('\f').length - 1, text: text.toLowerCase().replace(/\s/g, '') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** What a PDF says, by every reader there is; they must agree on its pages. */
export async function readPdf(pdf: Buffer): Promise<ReadPdf[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cuspid-pdf-'));
  try {
    const read = [await readByOurs(pdf, folder), readByPoppler(pdf, folder)];
    return read.filter((one) => one !== null);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of the next answer from an address, taken while they pass; ask for them once the page has asked. */
export async function passing(page: Page, address: string): Promise<() => Promise<Buffer>> {
  let taken: Promise<Buffer> | undefined;
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    taken = answer.body();
    await route.fulfill({ response: answer });
  });
  return () => taken ?? Promise.reject(new Error(`nothing came from ${address}`));
}

/** Waits until a tab that was opened for a PDF has come to it. A browser that shows none itself takes it for a file and stays where it was. */
export async function holdsPdf(tab: Page): Promise<void> {
  await tab.waitForURL(/^blob:/).catch((error: unknown) => {
    if (!String(error).includes('net::ERR_ABORTED')) throw error;
  });
}
