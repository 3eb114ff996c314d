import { escapeHtml } from '@cuspid/platform/providers';

/** A cell: plain text, or null for what is not known. */
export type Cell = string | null;

/** A row, struck through where what it says holds no longer. */
export interface Row {
  cells: readonly Cell[];
  isStruck?: boolean;
}

const cellHtml = (cell: Cell): string => `<td>${escapeHtml(cell || '–')}</td>`;

/** A list as a table, whose head is repeated on every sheet. */
export function tableHtml(heads: readonly string[], rows: readonly Row[]): string {
  const head = heads.map((one) => `<th>${escapeHtml(one)}</th>`).join('');
  const body = rows.map(
    ({ cells, isStruck }) => `<tr${isStruck ? ' class="struck"' : ''}>${cells.map(cellHtml).join('')}</tr>`,
  );
  return `<table class="rows"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** Facts by their names; those nobody has told are left out. */
export function factsHtml(facts: readonly (readonly [string, Cell])[]): string {
  const told = facts.filter(([, value]) => value);
  const rows = told.map(([term, value]) => `<tr><th>${escapeHtml(term)}</th><td>${escapeHtml(value ?? '')}</td></tr>`);
  return `<table class="facts"><tbody>${rows.join('')}</tbody></table>`;
}

/** A code of the clinic in words: "DID_NOT_ATTEND" is "Did not attend". */
export function worded(code: string): string {
  const text = code.toLowerCase().replaceAll(/[_-]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
