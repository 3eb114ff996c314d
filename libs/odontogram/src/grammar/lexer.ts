import { fault, type Place } from './fault';

/** A word, a note or a date with its place. `text` is lower case except in notes; `raw` is as typed. */
export interface Piece extends Place {
  readonly kind: 'word' | 'note' | 'date';
  readonly text: string;
  readonly raw: string;
}

/** The pieces between two semicolons. */
export interface SentencePieces extends Place {
  readonly pieces: readonly Piece[];
}

// ASCII only: a full toLowerCase may change the length of a text, and places would slip.
const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const PIECE = /;|"[^"]*"?|@[^\s;"]*|[^\s;"@]+/g;

function pieceOf(raw: string, at: number): Piece {
  const place = { at, length: raw.length };
  if (raw.startsWith('@')) return { ...place, kind: 'date', text: lower(raw.slice(1)), raw };
  if (!raw.startsWith('"')) return { ...place, kind: 'word', text: lower(raw), raw };
  if (raw.length < 2 || !raw.endsWith('"')) {
    fault('E_QUOTE', 'The note has no closing quotation mark.', place, { expected: 'note' });
  }
  return { ...place, kind: 'note', text: raw.slice(1, -1).trim(), raw };
}

/** "16, 26" is typed with a blank as often as without: the list of teeth is one piece. */
function joinLists(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const joins = last?.kind === 'word' && piece.kind === 'word' && /^[\d,-]*,$/.test(last.text);
    if (!last || !joins) {
      out.push(piece);
      continue;
    }
    const length = piece.at + piece.length - last.at;
    out[out.length - 1] = { ...last, length, text: last.text + piece.text, raw: last.raw + piece.raw };
  }
  return out;
}

/** Cuts the input into sentences and their pieces. Throws a Fault when a note is not closed. */
export function lex(input: string): SentencePieces[] {
  const sentences: SentencePieces[] = [];
  let pieces: Piece[] = [];
  let from = 0;
  const close = (to: number): void => {
    sentences.push({ at: from, length: to - from, pieces: joinLists(pieces) });
    pieces = [];
    from = to + 1;
  };
  for (const match of input.matchAll(PIECE)) {
    if (match[0] === ';') close(match.index);
    else pieces.push(pieceOf(match[0], match.index));
  }
  close(input.length);
  return sentences;
}
