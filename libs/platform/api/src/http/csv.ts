/**
 * What a spreadsheet would carry out, or take for more than text; with the marks put before it already. The wide forms
 * too: where people write with them, a spreadsheet reads them as the narrow ones.
 */
const ACTIVE = /^'*\s*[=+\-@|%＝＋－＠｜％]|^'*[\t\r\n]/;

/** A cell of a CSV file: quoted, and never a formula, for a spreadsheet would carry out what begins so. */
export function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = ACTIVE.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** What was in a cell before `csvCell` put its mark there: read back, it is the same text to the letter. */
export const plainCell = (text: string): string => (text.startsWith("'") && ACTIVE.test(text) ? text.slice(1) : text);
