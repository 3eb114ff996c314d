import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { dayOf } from './days';
import { lookAt } from './file-look';
import { rowsOf } from './csv-rows';
import { formatOf } from './csv-format';

const opened = (content: string | Buffer) => () =>
  Promise.resolve(Readable.from(pieces(Buffer.from(content)), { objectMode: true }));
/** In pieces that cut through letters and line ends. */
function* pieces(content: Buffer): Iterable<Buffer> {
  const size = Math.max(7, Math.floor(content.length / 99));
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
}
const look = (content: string | Buffer) => lookAt(opened(content));

async function cells(content: string | Buffer): Promise<string[][]> {
  const open = opened(content);
  const rows: string[][] = [];
  for await (const row of rowsOf(await open(), await formatOf(open))) rows.push(row.cells);
  return rows;
}

const PEOPLE = 'First name,Last name\r\nJosé,Núñez\r\nශ්‍රීයානි,𝒜da\r\n';

describe('a CSV file', () => {
  it('is read in whatever of the usual encodings it was written', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PEOPLE, 'utf16le')]);
    const bigEndian = Buffer.from(utf16).swap16();
    for (const [content, encoding] of [
      [Buffer.from(PEOPLE), 'utf-8'],
      [Buffer.from(`\uFEFF${PEOPLE}`), 'utf-8'],
      [utf16, 'utf-16le'],
      [bigEndian, 'utf-16be'],
    ] as const) {
      expect(await formatOf(opened(content))).toEqual({ encoding, separator: ',' });
      expect(await cells(content)).toEqual([
        ['First name', 'Last name'],
        ['José', 'Núñez'],
        ['ශ්‍රීයානි', '𝒜da'],
      ]);
    }
    const old = Buffer.from('a;b\nJos\xe9;\x80\n', 'latin1');
    expect(await formatOf(opened(old))).toEqual({ encoding: 'windows-1252', separator: ';' });
    expect((await cells(old))[1]).toEqual(['José', '€']);
  });

  it('keeps separators, quotes and line ends inside quotation marks, and counts rows as a spreadsheet does', async () => {
    const read = await cells('a\tb\n"x\ty"\t"say ""hi""\nthere"\n\n\t\n5" nail\tz');
    expect(read).toEqual([
      ['a', 'b'],
      ['x\ty', 'say "hi"\nthere'],
      ['5" nail', 'z'],
    ]);
  });

  it('reads back to the letter what an export guarded against formulas', async () => {
    const [, row] = await cells(`a,b,c,d\r\n'+94 77,'=1+1,''=x,O'Neil\r\n`);
    expect(row).toEqual(['+94 77', '=1+1', "'=x", "O'Neil"]);
  });

  it('is refused in plain words when it cannot be read', async () => {
    const refused: [string | Buffer, RegExp][] = [
      ['', /empty/],
      ['   \r\n \n', /empty/],
      ['a,b\r\n', /headings only/],
      ['name\r\nAda\r\n', /one column only/],
      [Buffer.from('PK\u0003\u0004rest'), /Excel workbook/],
      [Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]), /no text file/],
      ['a,b\r\n1,\u00002\r\n', /no text file/],
      ['a,b\r\n"1,2\r\n3,4\r\n', /never closed/],
      [`a,b\r\n"${'x'.repeat(200_000)}"\r\n`, /longer than any row/],
      [`${','.repeat(1_000_000)}x\r\n1\r\n`, /names 1000001 columns|longer than any row/],
    ];
    for (const [content, words] of refused) {
      await expect(look(content), String(words)).rejects.toMatchObject({
        status: 422,
        message: expect.stringMatching(words),
      });
    }
  });

  it('tells how its days are written', async () => {
    const order = async (...days: string[]) =>
      (await look(['a,born', ...days.map((day) => `x,${day}`)].join('\n'))).columns[1]?.dateOrder;
    expect(await order('1994-03-14', '1990-01-02')).toBe('YMD');
    expect(await order('14/03/1994', '1/2/1990')).toBe('DMY');
    expect(await order('03/14/1994', '1/2/1990')).toBe('MDY');
    expect(await order('14 Mar 1994')).toBe('DMY');
    expect(await order('Kandy', 'Galle')).toBeNull();
  });

  it('reads a day in the order that was chosen, and none whose century is anybody’s guess', () => {
    expect([dayOf('3/4/1994', 'DMY'), dayOf('3/4/1994', 'MDY'), dayOf('1994.4.3', 'MDY')]).toEqual([
      '1994-04-03',
      '1994-03-04',
      '1994-04-03',
    ]);
    expect([dayOf('14 March 1994', 'MDY'), dayOf('14-Mar-1994', 'DMY')]).toEqual(['1994-03-14', '1994-03-14']);
    expect([dayOf('3/4/94', 'DMY'), dayOf('tomorrow', 'DMY'), dayOf('', 'YMD')]).toEqual([null, null, null]);
  });
});
