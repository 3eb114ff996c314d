import type { FileBytes } from '../file-bytes';

/** A name and what stands before a stream may be cut by the edge of a piece: so much is read again. */
const [BACK, AHEAD] = [4_096, 128];
const PIECE = 1 << 20;

export interface Passage {
  text: string;
  /** Where the text begins in the file. */
  offset: number;
  /** What begins before this index was met in the passage before; what begins at `to` or later is met in the next. */
  from: number;
  to: number;
}

/** The file as passages of latin1, so that whatever begins in one can be read to its end and seen with what goes before. */
export async function* passages(bytes: FileBytes): AsyncGenerator<Passage> {
  let start = 0;
  for (let from = 0; ; from = BACK) {
    const piece = await bytes.at(start, PIECE + BACK + AHEAD);
    const isLast = start + piece.length >= bytes.size;
    const to = isLast ? piece.length : piece.length - AHEAD;
    yield { text: piece.toString('latin1'), offset: start, from, to };
    if (isLast) return;
    start += to - BACK;
  }
}
