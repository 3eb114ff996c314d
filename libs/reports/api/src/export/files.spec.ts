import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { csvPages, csvSheets } from './csv';
import type { Cell, Sheet, SheetColumn } from './sheet';
import { xlsxPages, xlsxSheets } from './xlsx';

/** What people write into names and notes, and what somebody writes who means ill. */
const HOSTILE = [
  ...['=1+1', '＝1+1', '@SUM(A1)', '\t=1+1', '-2+3', '+94 77 123', '=HYPERLINK("http://x","y")', "'=1", '|calc', '％5'],
  ...['two\nlines', 'say "so"', 'a,b;c', 'שלום עולם', '😀👩🏽‍⚕️', 'නිමල් පෙරේරා', 'பெரேரா', '_x0041_', '<b>&amp;</b>', ']]>'],
];
const COLUMNS: readonly SheetColumn[] = [
  { title: '=Name', kind: 'TEXT' },
  { title: 'Count', kind: 'NUMBER' },
  { title: 'Paid (LKR)', kind: 'MONEY', currency: 'LKR' },
  { title: 'Day', kind: 'DAY' },
  { title: 'At', kind: 'MOMENT' },
];
const row = (text: string, at: number): Cell[] => [
  ...[text, at - 3, { minor: 123_456_789_010 + at, currency: 'LKR' }, '2026-03-29', '2026-10-25 01:30'],
];
const SHEET: Sheet = { name: 'All/of: it', columns: COLUMNS, rows: HOSTILE.map(row) };

/** What the text is in a file: a sheet of paper knows one kind of line end, and no marks of other programs. */
const decimals = (minor: number): number => Number(`${String(minor).slice(0, -2)}.${String(minor).slice(-2)}`);

async function* twice(): AsyncGenerator<readonly Cell[][]> {
  yield HOSTILE.map(row);
  yield HOSTILE.map(row);
}

describe('a table as a file', () => {
  const read = (cells: readonly unknown[][]) => cells.slice(1).map((line) => line.slice(0, 5));
  const expected = HOSTILE.map((text, at) => [
    ...[text.trim(), at - 3, decimals(123_456_789_010 + at)],
    ...[new Date('2026-03-29T00:00:00Z'), new Date('2026-10-25T01:30:00Z')],
  ]);

  it('is opened by a spreadsheet to the letter: text as text, numbers as numbers, days as days, money to the cent', async () => {
    const sheets = await readXlsxFile(Buffer.from(await xlsxSheets([SHEET, { ...SHEET, name: 'all of  it' }, SHEET])));
    expect(new Set(sheets.map(({ sheet }) => sheet.toLowerCase())).size).toBe(3);
    for (const { data } of sheets) {
      expect(data[0]).toEqual(COLUMNS.map(({ title }) => title));
      expect(read(data)).toEqual(expected);
    }
    const [long] = await readXlsxFile(await buffer(xlsxPages({ ...SHEET, pages: twice() })));
    expect(read(long?.data ?? [])).toEqual([...expected, ...expected]);
  });

  it('holds no formula, whichever way it is written', async () => {
    const files = [Buffer.from(await xlsxSheets([SHEET])), await buffer(xlsxPages({ ...SHEET, pages: twice() }))];
    for (const file of files) expect((await unzipped(file)).join('')).not.toMatch(/<f[ >]/);
  });

  it('is read from CSV as it was, with its marks taken away, and no cell begins a formula', async () => {
    const text = (await buffer(csvPages({ ...SHEET, pages: twice() }))).toString();
    expect(text.startsWith('\uFEFF')).toBe(true);
    const lines: string[][] = parse(text, { bom: true });
    expect(lines).toHaveLength(1 + 2 * HOSTILE.length);
    for (const [at, [name = '', ...others]] of lines.slice(1, 1 + HOSTILE.length).entries()) {
      expect(name).not.toMatch(/^\s*[=+\-@|%＝＋－＠％]/);
      expect([name, `'${HOSTILE[at]}`]).toContain(name);
      expect(name.endsWith(HOSTILE[at] ?? '?')).toBe(true);
      expect(others).toEqual([
        String(at - 3),
        String(decimals(123_456_789_010 + at).toFixed(2)),
        '2026-03-29',
        '2026-10-25 01:30',
      ]);
    }
    expect([...csvSheets([SHEET, SHEET])].join('').split('"All/of: it"')).toHaveLength(3);
  });

  it('says what XML cannot without it, and cuts what a cell cannot hold', async () => {
    const odd: Sheet = {
      name: '',
      columns: [{ title: 'x', kind: 'TEXT' }],
      rows: [['a\u0001b\ud800c'], ['x'.repeat(40_000)]],
    };
    const [read] = await readXlsxFile(Buffer.from(await xlsxSheets([odd])));
    expect(read?.data.slice(1).map(([cell]) => String(cell).length)).toEqual([4, 32_767]);
  });

  it('needs no more memory, whatever its length', async () => {
    const pages = (process.env['CUSPID_LONG'] ? 500_000 : 20_000) / 1_000;
    const thousand = Array.from({ length: 1_000 }, (_, at) => row(HOSTILE[at % HOSTILE.length] ?? '', at));
    let [given, most, taken] = [0, 0, 0];
    const rows = (async function* () {
      for (; given < pages; given++) yield thousand;
    })();
    const before = process.memoryUsage().heapUsed;
    for await (const piece of xlsxPages({ ...SHEET, pages: rows })) {
      taken += piece.length;
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect([given, taken > 100_000]).toEqual([pages, true]);
    // What is not yet collected is part of it; the rows themselves would be many times as much.
    expect(most).toBeLessThan(200_000_000);
  }, 300_000);

  it('is read only as fast as it is taken, and no further once nobody takes it', async () => {
    let asked = 0;
    let isEnded = false;
    const pages = (async function* () {
      try {
        for (; asked < 10_000; asked++) yield HOSTILE.map(row);
      } finally {
        isEnded = true;
      }
    })();
    const file = xlsxPages({ ...SHEET, pages });
    for await (const _ of file) break;
    await new Promise((later) => setTimeout(later, 50));
    expect([asked < 1_000, isEnded]).toEqual([true, true]);
  });
});

/** Every file of the zip, as text. */
async function unzipped(zip: Buffer): Promise<string[]> {
  const texts: string[] = [];
  const archive = await fromBufferPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await archive.openReadStreamPromise(entry)) parts.push(Buffer.from(part));
    texts.push(Buffer.concat(parts).toString());
  }
  return texts;
}
