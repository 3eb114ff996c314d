import type { Readable } from 'node:stream';
import { CSV_SEPARATORS, type CsvEncoding, type CsvSeparator } from '@cuspid/patients/contracts';
import { UnreadableCsv } from './import-errors';

/** How the bytes of a file are to be read. */
export interface CsvFormat {
  encoding: CsvEncoding;
  separator: CsvSeparator;
}

/** The beginning of a file: enough to tell what separates its cells. */
const HEAD_CHARS = 65_536;
const EXCEL = 'This is an Excel workbook. Open it, choose “Save as”, and save it as “CSV UTF-8”.';
const BINARY = 'This is no text file. Save the list as CSV in the program it comes from, and send that.';
/** What a text never holds; line ends and tabs it does. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

/** Finds out how a file is written. @throws UnreadableCsv when it is empty or no text at all. */
export async function formatOf(open: () => Promise<Readable>): Promise<CsvFormat> {
  const encoding = await encodingOf(await open());
  let head = '';
  for await (const text of textOf(await open(), encoding)) {
    head += text;
    if (head.length > HEAD_CHARS) break;
  }
  if (!head.trim()) throw new UnreadableCsv('The file is empty.');
  return { encoding, separator: separatorOf(head) };
}

/** UTF-8 if every byte of it is; what a byte order mark says; else the Windows encoding Excel writes when nobody chose. */
async function encodingOf(content: Readable): Promise<CsvEncoding> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let [isUtf8, isFirst] = [true, true];
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk);
    if (isFirst) {
      const marked = markOf(bytes);
      if (marked) return marked;
      if (bytes.subarray(0, 2).toString('latin1') === 'PK') throw new UnreadableCsv(EXCEL);
    }
    isFirst = false;
    if (CONTROL.test(bytes.toString('latin1'))) throw new UnreadableCsv(BINARY);
    isUtf8 &&= decodes(() => strict.decode(bytes, { stream: true }));
  }
  if (isFirst) throw new UnreadableCsv('The file is empty.');
  return isUtf8 && decodes(() => strict.decode()) ? 'utf-8' : 'windows-1252';
}

function markOf(bytes: Buffer): CsvEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodes(work: () => string): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* textOf(content: Readable, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of content) yield decoder.decode(Buffer.from(chunk), { stream: true });
  yield decoder.decode();
}

/** The sign that cuts the first line into most pieces, outside quotes. */
function separatorOf(head: string): CsvSeparator {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const sign of head.trimStart()) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '\n' || sign === '\r') break;
    else counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const [first] = [...CSV_SEPARATORS].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return first ?? ',';
}
