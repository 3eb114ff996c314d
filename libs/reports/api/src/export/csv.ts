import { csvCell } from '@cuspid/platform/api';
import { decimalOf, isMoney, type Cell, type LongSheet, type Sheet } from './sheet';

const BOM = '\uFEFF';
const END = '\r\n';

/** A number is written bare, so that it is read as one; a text never as anything but text. */
export function csvOf(cell: Cell): string {
  if (isMoney(cell)) return decimalOf(cell);
  if (typeof cell === 'number') return String(cell);
  return cell === null ? '' : csvCell(cell);
}

const lineOf = (cells: readonly Cell[]): string => `${cells.map(csvOf).join(',')}${END}`;

const headOf = ({ columns }: Pick<Sheet, 'columns'>): string => lineOf(columns.map(({ title }) => title));

/** One table, a piece a page. */
export async function* csvPages(sheet: LongSheet): AsyncGenerator<string> {
  yield `${BOM}${headOf(sheet)}`;
  for await (const page of sheet.pages) yield page.map(lineOf).join('');
}

/** Several tables in one file: each below its name, an empty line between. */
export function* csvSheets(sheets: readonly Sheet[]): Generator<string> {
  for (const [at, sheet] of sheets.entries()) {
    yield `${at ? END : BOM}${lineOf([sheet.name])}${headOf(sheet)}${sheet.rows.map(lineOf).join('')}`;
  }
}
