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
  const missing = expected.findIndex((one) => !appears(one, text));
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

/** Letters and digits that every machine prints, one sign each, from left to right: with the fonts we bring. */
const SURE = /[0-9A-Za-z\u00c0-\u024f\u0b80-\u0bff\u0d80-\u0dff\u1e00-\u1eff]+/gu;
/** What stands between them without changing that. */
const BETWEEN = /[\s\u0021-\u00bf\u00d7\u00f7\u200b-\u200f\u2010-\u2027\u2032\u2033\u20ac]+/gu;

/**
 * Whether a text can be read on the paper. Of other scripts a machine may have no font, whose boxes stand in numbers of
 * their own, and what is written from the right comes in the order of the eye: of such a text the sure pieces are looked
 * for, one by one, and somebody's odd name is no reason to print nothing.
 */
function appears(wanted: string, text: string): boolean {
  const plain = squeeze(wanted);
  if (text.includes(plain)) return true;
  const isSure = wanted.normalize('NFC').replace(SURE, '').replace(BETWEEN, '') === '';
  if (isSure) return appearsInBoxes(plain, text);
  const pieces = wanted.normalize('NFC').match(SURE)?.map(squeeze) ?? [];
  if (pieces.length) return pieces.every((piece) => text.includes(piece) || appearsInBoxes(piece, text));
  return text.includes(BOX) || [...plain].some((character) => text.includes(character));
}

/** A box on paper stands for exactly one sure character; never for more, so a blank page cannot pass. */
function appearsInBoxes(wanted: string, text: string): boolean {
  if (!text.includes(BOX)) return false;
  const pattern = [...wanted].map((character) => `(?:${escapeRegExp(character)}|${BOX})`).join('');
  return new RegExp(pattern, 'u').test(text);
}

const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
