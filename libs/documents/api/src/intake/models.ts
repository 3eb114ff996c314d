import { FileBroken, FileTwoInOne } from './intake-errors';
import type { FileBytes } from './file-bytes';
import { requireLines } from './texts';

const [STL_HEADER, TRIANGLE] = [84, 50];
/** Programs that would take the 80 free bytes of an STL for their own. */
const OTHERS = /^(%PDF|PK|MZ|\x7fELF|#!|GIF8|\xff\xd8|\x89PNG|RIFF|\s*<)/;
const OBJ_LINE = /^(#.*|(v|vt|vn|vp|f|l|p|g|o|s|usemtl|mtllib)\b.*|\s*)$/;
const PLY_HEADER = 1 << 16;
const PLY_BYTES: Record<string, number> = {
  char: 1,
  uchar: 1,
  int8: 1,
  uint8: 1,
  short: 2,
  ushort: 2,
  int16: 2,
  uint16: 2,
};
const PLY_LONG: Record<string, number> = {
  int: 4,
  uint: 4,
  int32: 4,
  uint32: 4,
  float: 4,
  float32: 4,
  double: 8,
  float64: 8,
};

/** Whether the length is exactly that of as many triangles as are announced: nothing stands behind them. */
export async function isBinaryStl(bytes: FileBytes): Promise<boolean> {
  const head = await bytes.head(STL_HEADER);
  if (head.length < STL_HEADER) return false;
  const triangles = head.readUInt32LE(80);
  return triangles > 0 && bytes.size === STL_HEADER + triangles * TRIANGLE;
}

/** An intra-oral scan as triangles, in bytes or in lines. */
export async function readStl(bytes: FileBytes): Promise<void> {
  const head = (await bytes.head(STL_HEADER)).toString('latin1');
  if (await isBinaryStl(bytes)) {
    if (OTHERS.test(head)) throw new FileTwoInOne();
    return;
  }
  if (!/^\s*solid\b[^\n]*\n\s*facet\s/.test((await bytes.head(1_024)).toString('latin1'))) throw new FileBroken();
  await requireLines(bytes);
  if (!/endsolid[^\n]*\s*$/.test((await bytes.tail(256)).toString('latin1'))) throw new FileBroken();
}

/** A model as points and faces in lines. */
export async function readObj(bytes: FileBytes): Promise<void> {
  const lines = (await bytes.head(1 << 16)).toString('latin1').split(/\r?\n/);
  if (bytes.size > 1 << 16) lines.pop();
  if (!lines.every((line) => OBJ_LINE.test(line)) || !lines.some((line) => /^v\s/.test(line))) throw new FileBroken();
  await requireLines(bytes);
}

/** A scan with colours: a header in lines, then points and faces in lines or in bytes. */
export async function readPly(bytes: FileBytes): Promise<void> {
  const head = (await bytes.head(PLY_HEADER)).toString('latin1');
  const [header, , format = ''] =
    /^ply(\r?\n)format (\w+) 1\.0\r?\n[\x20-\x7e\r\n\t]*?\nend_header\r?\n/.exec(head) ?? [];
  if (!header) throw new FileBroken();
  if (format === 'ascii') return requireLines(bytes);
  // Lists are of any length, and of those only the least is known.
  if (bytes.size < header.length + leastBytes(header)) throw new FileBroken();
}

function leastBytes(header: string): number {
  let [total, rows] = [0, 0];
  for (const line of header.split(/\r?\n/)) {
    const [word = '', first = '', second = ''] = line.trim().split(/\s+/);
    if (word === 'element') rows = Number(second);
    if (word !== 'property') continue;
    const type = first === 'list' ? second : first;
    total += rows * (PLY_BYTES[type] ?? PLY_LONG[type] ?? NaN);
  }
  if (!Number.isSafeInteger(total)) throw new FileBroken();
  return total;
}
