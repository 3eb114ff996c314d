import { Readable } from 'node:stream';
import { writeXlsx, writeXlsxStream, type CellValue, type ColumnDef } from 'hucre/xlsx';
import {
  decimalOf,
  digitsOf,
  isMoney,
  type Cell,
  type ColumnKind,
  type LongSheet,
  type Sheet,
  type SheetColumn,
} from './sheet';

/** What a cell of a spreadsheet holds at most. */
const LONGEST = 32_767;
/** A spreadsheet cannot hold these, and XML cannot say them. */
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const FORMATS: Partial<Record<ColumnKind, string>> = { DAY: 'yyyy-mm-dd', MOMENT: 'yyyy-mm-dd hh:mm' };
const WIDTHS: Record<ColumnKind, number> = { TEXT: 28, NUMBER: 12, MONEY: 16, DAY: 12, MOMENT: 17 };
const HEAD = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } } as const;

/** A text to the letter; `_x0041_`, which a spreadsheet would read as a sign, is written so that it stays what it is. */
function textOf(text: string): string {
  const sayable = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(UNSAYABLE, '');
  return sayable.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').slice(0, LONGEST);
}

/** Days and moments are the clinic's clock: a spreadsheet knows no zone, so it is told what hangs on the wall. */
const wallOf = (told: string): Date => new Date(`${told.length > 10 ? told.replace(' ', 'T') : `${told}T00:00`}:00Z`);

/** A text is typed as text, so none is ever carried out as a formula; what counts is a number, a day a day. */
export function xlsxOf(cell: Cell, kind: ColumnKind): CellValue {
  if (cell === null || typeof cell === 'number') return cell;
  // The nearest number there is: written out it is the same digits again.
  if (isMoney(cell)) return Number(decimalOf(cell));
  return kind === 'DAY' || kind === 'MOMENT' ? wallOf(cell) : textOf(cell);
}

const rowOf = (cells: readonly Cell[], columns: readonly SheetColumn[]): CellValue[] =>
  columns.map(({ kind }, at) => xlsxOf(cells[at] ?? null, kind));

/** With as many decimals as the currency has. */
const moneyFormat = (digits: number): string => (digits ? `#,##0.${'0'.repeat(digits)}` : '#,##0');

function columnOf({ kind, width, title, currency = 'LKR' }: SheetColumn): ColumnDef {
  const numFmt = kind === 'MONEY' ? moneyFormat(digitsOf(currency)) : FORMATS[kind];
  return {
    header: textOf(title),
    width: width ?? Math.max(WIDTHS[kind], Math.min(title.length + 2, 40)),
    ...(numFmt && { numFmt }),
  };
}

/** What a spreadsheet accepts as the name of a sheet: 31 signs, and none of the seven it refuses. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim() || 'Sheet';

/** One table of any length, written as it is read. */
export function xlsxPages({ name, columns, pages }: LongSheet): Readable {
  const rows = (async function* () {
    for await (const page of pages) for (const cells of page) yield rowOf(cells, columns);
  })();
  const sheet = { name: sheetName(name), columns: columns.map(columnOf), freezePane: { rows: 1 } };
  const pieces = writeXlsxStream(rows, sheet).getReader();
  return new Readable({
    read() {
      pieces.read().then(
        ({ done, value }) => this.destroyed || this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    // A packed piece is made of very many rows: who leaves ends their reading at once, not with the next piece.
    destroy(error, told) {
      void rows.return(undefined).catch(() => undefined);
      told(error);
    },
  });
}

/** Names of sheets are compared without regard to case; the second of a name gets a number. */
function ownNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    let own = sheetName(name);
    for (let turn = 2; taken.has(own.toLowerCase()); turn++) own = `${sheetName(name).slice(0, 27)} ${turn}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** Some tables, each on a sheet of its own with a head that stays in sight. */
export async function xlsxSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = ownNames(sheets);
  return writeXlsx({
    sheets: sheets.map(({ columns, rows }, at) => ({
      name: names[at] ?? 'Sheet',
      columns: columns.map((column, place) => ({ ...columnOf(column), key: String(place) })),
      data: rows.map((cells) => Object.fromEntries(rowOf(cells, columns).entries())),
      cells: new Map(columns.map(({ title }, place) => [`0,${place}`, { value: textOf(title), style: HEAD }])),
      freezePane: { rows: 1 },
    })),
  });
}
