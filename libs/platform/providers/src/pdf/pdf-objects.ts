import { inflateSync } from 'node:zlib';
import { PdfNotWhole } from './pdf';

/** One object of a PDF: its dictionary as text and, where it has one, its stream unpacked. */
export interface PdfObject {
  dictionary: string;
  stream: Buffer | null;
}

const STREAM = />>\s*stream\r?\n/;

/**
 * Reads the objects of a PDF as Chromium writes them (PDF 1.4, one plain cross-reference table). Every object is looked
 * up where the table says it is, so a file that lost its end or its middle does not pass. Errors: `PdfNotWhole`.
 */
export function readObjects(pdf: Buffer): Map<number, PdfObject> {
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new PdfNotWhole('it does not begin like one');
  const end = pdf.subarray(-64).toString('latin1');
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1];
  if (!start) throw new PdfNotWhole('its end is missing');
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const [id, offset] of readTable(text, Number(start))) objects.set(id, readObject(pdf, text, id, offset));
  return objects;
}

function* readTable(text: string, start: number): Iterable<[id: number, offset: number]> {
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(start, start + 40));
  if (!head) throw new PdfNotWhole('its table of contents is missing');
  const rows = text.slice(start + head[0].length);
  for (let id = 0; id < Number(head[1]); id++) {
    const row = /^(\d{10}) \d{5} ([nf])/.exec(rows.slice(id * 20, id * 20 + 20));
    if (!row) throw new PdfNotWhole('its table of contents is cut short');
    if (row[2] === 'n') yield [id, Number(row[1])];
  }
}

function readObject(pdf: Buffer, text: string, id: number, offset: number): PdfObject {
  const head = `${id} 0 obj\n`;
  const end = text.indexOf('endobj', offset);
  if (!text.startsWith(head, offset) || end < 0) throw new PdfNotWhole(`part ${id} is missing`);
  const object = text.slice(offset + head.length, end);
  const mark = STREAM.exec(object);
  if (!mark) return { dictionary: object, stream: null };
  const dictionary = object.slice(0, mark.index + 2);
  const from = offset + head.length + mark.index + mark[0].length;
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  const packed = pdf.subarray(from, from + length);
  if (packed.length !== length) throw new PdfNotWhole(`part ${id} is cut short`);
  return { dictionary, stream: /\/Filter \/FlateDecode/.test(dictionary) ? unpack(id, packed) : packed };
}

function unpack(id: number, packed: Buffer): Buffer {
  try {
    return inflateSync(packed);
  } catch {
    throw new PdfNotWhole(`part ${id} is damaged`);
  }
}
