import { PdfNotWhole } from './pdf';
import { readObjects, type PdfObject } from './pdf-objects';
import { BOX, readText } from './pdf-text';

/** What was found in a PDF that is whole. */
export interface CheckedPdf {
  pages: number;
  /** All of its text, without spaces. */
  text: string;
  /** Whether some characters came out as boxes, because no font on this machine has them. */
  hasBoxes: boolean;
}

/**
 * Reads a finished PDF and lets it through only when it is whole: beginning, end and every part in place, no more
 * pages than allowed, and each expected text readable on paper. Errors: `PdfNotWhole`.
 */
export function checkPdf(pdf: Buffer, expected: readonly string[], maxPages: number): CheckedPdf {
  const objects = readObjects(pdf);
  const pages = countPages(objects);
  if (pages < 1) throw new PdfNotWhole('it has no page');
  if (pages > maxPages) throw new PdfNotWhole(`it has ${pages} pages where ${maxPages} are allowed`);
  const text = squeeze(readText(objects));
  // The text itself may be a patient’s name, so it is told by its place in the list.
  const missing = expected.findIndex((one) => !appears(squeeze(one), text));
  if (missing >= 0) throw new PdfNotWhole(`expected text ${missing + 1} of ${expected.length} is missing`);
  return { pages, text, hasBoxes: text.includes(BOX) };
}

function countPages(objects: Map<number, PdfObject>): number {
  const dictionaries = [...objects.values()].map(({ dictionary }) => dictionary);
  const root = /\/Pages (\d+) 0 R/.exec(dictionaries.find((one) => /\/Type \/Catalog\b/.test(one)) ?? '')?.[1];
  const count = Number(/\/Count (\d+)/.exec(objects.get(Number(root))?.dictionary ?? '')?.[1]);
  const pages = dictionaries.filter((one) => /\/Type \/Page\b/.test(one)).length;
  if (count !== pages) throw new PdfNotWhole('pages are missing');
  return pages;
}

/** Where lines break and which letters are joined is the printer’s business, and so are capitals by style. */
const squeeze = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00AD\u200B-\u200F\u2028-\u202E\u2066-\u2069]/gu, '')
    .toLowerCase();

function appears(wanted: string, text: string): boolean {
  if (text.includes(wanted)) return true;
  if (!text.includes(BOX)) return false;
  // A box on paper stands for exactly one character of the text; never for more, so a blank page cannot pass.
  const pattern = [...wanted].map((character) => `(?:${escapeRegExp(character)}|${BOX})`).join('');
  return new RegExp(pattern, 'u').test(text);
}

const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
