import type { Readable } from 'node:stream';
import { IMPORT, IMPORT_ERRORS_HEADING } from '@cuspid/patients/contracts';
import { formatOf, type CsvFormat } from './csv-format';
import { rowsOf, type CsvRow } from './csv-rows';
import { DateVotes } from './days';
import { FileTooLarge, UnreadableCsv } from './import-errors';
import type { SeenColumn } from './patient-import';

/** What a file looks like. */
export interface FileLook extends CsvFormat {
  columns: SeenColumn[];
  rows: number;
}

/** Reads a file to its end, once, to say what is in it. @throws UnreadableCsv, FileTooLarge */
export async function lookAt(open: () => Promise<Readable>): Promise<FileLook> {
  const format = await formatOf(open);
  let [columns, rows]: [Column[] | null, number] = [null, 0];
  for await (const row of rowsOf(await open(), format)) {
    if (!columns) columns = headed(row);
    else {
      if (++rows > IMPORT.rowsMax) throw new FileTooLarge();
      columns.forEach((column, index) => column.look(row.cells[index] ?? ''));
    }
  }
  if (!columns) throw new UnreadableCsv('The file is empty.');
  if (!rows) throw new UnreadableCsv('The file has headings only: there is nobody in it.');
  return { ...format, rows, columns: columns.map((column) => column.seen) };
}

function headed({ cells }: CsvRow): Column[] {
  const used = cells.slice(0, cells.findLastIndex((cell) => cell.trim()) + 1);
  if (used.length > IMPORT.columnsMax) {
    throw new UnreadableCsv(`The first row names ${used.length} columns; at most ${IMPORT.columnsMax} can be read.`);
  }
  if (used.length < 2) {
    throw new UnreadableCsv('The first row names one column only. Separate the columns by commas, semicolons or tabs.');
  }
  return used.map((cell, index) => new Column(cell, index));
}

const short = (text: string, max: number) => [...text.trim().replace(/\s+/g, ' ')].slice(0, max).join('');

class Column {
  private readonly heading: string;
  private readonly samples: string[] = [];
  private readonly dates = new DateVotes();
  /** Null when they are too many or too long to be words. */
  private words: Set<string> | null = new Set();

  constructor(cell: string, index: number) {
    this.heading = short(cell, IMPORT.headingMax) || `Column ${index + 1}`;
    if (this.heading === IMPORT_ERRORS_HEADING) this.words = null;
  }

  look(cell: string): void {
    const text = cell.trim();
    if (!text) return;
    if (this.samples.length < IMPORT.samples) this.samples.push(short(text, IMPORT.sampleMax));
    this.dates.look(text);
    this.words?.add(text);
    if (text.length > IMPORT.wordMax || (this.words?.size ?? 0) > IMPORT.words) this.words = null;
  }

  get seen(): SeenColumn {
    const { heading, samples, dates, words } = this;
    return { heading, samples, dateOrder: dates.order, words: [...(words ?? [])] };
  }
}
