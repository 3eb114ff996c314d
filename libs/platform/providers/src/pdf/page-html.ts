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

const NUMBERS = { '{page}': 'pageNumber', '{pages}': 'totalPages' };

/** The foot of every page: a line on the left, the page’s number on the right. */
export function footerHtml({ left = '', numbering = '{page} / {pages}' }: PdfFooter): string {
  const numbers = Object.entries(NUMBERS).reduce(
    (text, [mark, name]) => text.replaceAll(mark, `<span class="${name}"></span>`),
    escapeHtml(numbering),
  );
  const style = 'display:flex;justify-content:space-between;width:100%;margin:0 12mm;font:7.5pt sans-serif;color:#333';
  return `<div style="${style}"><span>${escapeHtml(left)}</span><span>${numbers}</span></div>`;
}
