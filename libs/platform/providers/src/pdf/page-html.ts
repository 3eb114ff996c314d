import { FONT_STACK, fontFaces } from './fonts';
import type { PdfFooter } from './pdf';

/** Nothing is loaded, run, framed or sent; what a page shows it carries inside itself. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/**
 * The document with our policy before anything of its own. A second doctype and a second <html> or <head> are what the
 * parser of HTML passes over, so there is no need to look for the right place in a text we did not write.
 */
export function guarded(html: string): string {
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">${html}`;
}

/** Text that stays text in HTML, in an attribute as well. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'`=]/g, (character) => `&#${character.charCodeAt(0)};`);

const NUMBERS = { '{page}': 'counter(page)', '{pages}': 'counter(pages)' };

/** Text that stays text in a string of a style sheet, and ends no element it stands in. */
const cssText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{M}\p{N} .,:;·()+-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/**
 * The foot of every page: a line on the left, the page’s number on the right. As boxes of the page’s own margin, because
 * these are set in its fonts; what Chromium prints at the foot by itself knows only the machine’s.
 */
export function footerHtml({ left = '', numbering = '{page} / {pages}' }: PdfFooter): string {
  const parts = numbering.split(/(\{pages?\})/).filter(Boolean);
  const numbers = parts.map((part) =>
    part in NUMBERS ? NUMBERS[part === '{page}' ? part : '{pages}'] : cssText(part),
  );
  const look = `font: 7.5pt/1.3 ${FONT_STACK}; color: #333; vertical-align: middle`;
  const boxes =
    `@bottom-left { content: ${cssText(left)}; ${look}; text-align: left; }` +
    `@bottom-right { content: ${numbers.join(' ')}; ${look}; text-align: right; white-space: nowrap; padding-left: 6mm; }`;
  return `<style>${fontFaces(left + numbering)}@page { margin: 10mm 12mm 15mm; ${boxes} }</style>`;
}
