import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plainCell } from '@cuspid/platform/api';
import { CsvError, parse } from 'csv-parse';
import { textOf, type CsvFormat } from './csv-format';
import { UnreadableCsv } from './import-errors';

/** A row of the file. */
export interface CsvRow {
  /** As a spreadsheet counts; the headings are row 1. */
  number: number;
  cells: string[];
}

/** Letters in one row. A quote that is never closed would swallow the rest of the file. */
const ROW_CHARS = 100_000;

/** Every row but blank ones, in their order; the file is never in memory whole. @throws UnreadableCsv */
export async function* rowsOf(content: Readable, format: CsvFormat): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: format.separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: ROW_CHARS,
    info: true,
  });
  // What goes wrong is thrown where the rows are taken.
  pipeline(Readable.from(textOf(content, format.encoding)), parser).catch(() => undefined);
  let number = 0;
  try {
    for await (const read of parser) {
      number++;
      const cells = cellsOf(read);
      if (cells.some((cell) => cell.trim())) yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableCsv(sayingOf(error, number + 1)) : error;
  }
}

function cellsOf(read: unknown): string[] {
  const record: unknown = typeof read === 'object' && read !== null && 'record' in read ? read.record : read;
  return Array.isArray(record) ? record.map((cell) => plainCell(String(cell))) : [];
}

function sayingOf({ code }: CsvError, number: number): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `A quotation mark (") opened in row ${number} or below is never closed.`;
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `Row ${number} is longer than any row can be. Is a quotation mark (") there never closed?`;
  }
  return `Row ${number} cannot be read. Look at its quotation marks (").`;
}
