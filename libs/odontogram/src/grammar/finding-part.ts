import { needOf } from '../findings/entry-codes';
import type { ToothId } from '../teeth/tooth';
import type { CodeBook, CodeReading } from './code-book';
import { fault, type EntryToken, type TokenKind } from './fault';
import type { Piece } from './lexer';
import { nearestCode } from './nearest';
import { isSurfaceRun, surfaceWord } from './surfaces-part';

/** Surfaces and code of a sentence, and the words that are left behind them. */
export interface FindingReading {
  readonly surfaces?: Piece;
  readonly code: CodeReading;
  readonly codePiece: Piece;
  readonly rest: readonly Piece[];
}

/** A surfaces piece and a code that share one word, or a code alone. */
interface Reading {
  readonly surfaces?: Piece;
  readonly code: CodeReading;
  readonly codePiece: Piece;
}

const cut = (piece: Piece, from: number, to: number): Piece => ({
  ...piece,
  at: piece.at + from,
  length: to - from,
  text: piece.text.slice(from, to),
  raw: piece.raw.slice(from, to),
});

const merged = (pieces: readonly Piece[], text: string): Piece | undefined => {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return undefined;
  return { ...first, length: last.at + last.length - first.at, text, raw: text };
};

/** Every way one word can be read: as a code, or as surfaces with a code right behind. */
function readings(piece: Piece, book: CodeBook): Reading[] {
  const whole = book.exact(piece.text, piece.raw);
  const found: Reading[] = (whole.length ? whole : book.beginnings(piece.text, piece.raw)).map((code) => ({
    code,
    codePiece: piece,
  }));
  for (let i = 1; i < piece.text.length && isSurfaceRun(piece.text.slice(0, i)); i++) {
    const rest = cut(piece, i, piece.text.length);
    for (const code of book.exact(rest.text, rest.raw)) {
      found.push({ surfaces: cut(piece, 0, i), code, codePiece: rest });
    }
  }
  return found;
}

const fits = ({ surfaces, code }: Reading): boolean => needOf(code.entry) !== (surfaces ? 'none' : 'required');

const spoken = ({ surfaces, code, codePiece }: Reading): string => {
  if (surfaces) return `${surfaces.text} + ${codePiece.text}`;
  return (
    code.word ?? (codePiece.text === code.entry.entry ? codePiece.text : (code.entry.words[0] ?? code.entry.entry))
  );
};

function noCode(piece: Piece, teeth: readonly ToothId[], book: CodeBook): never {
  if (isSurfaceRun(piece.text) || surfaceWord(piece.text)) {
    const message = `Surfaces without a finding on ${teeth.join(', ')}; add a code, for example c.`;
    fault('E_CODE', message, piece, { expected: 'code' });
  }
  const nearest = nearestCode(piece.text, book.words);
  const message = `“${piece.text}” is not a finding code; ? lists the codes.`;
  fault('E_CODE', message, piece, { expected: 'code', ...(nearest !== undefined && { nearest }) });
}

function ambiguous(piece: Piece, candidates: readonly Reading[]): never {
  const glued = candidates.some((reading) => reading.surfaces);
  const advice = glued ? 'Put a space between surfaces and code.' : 'Write the word out.';
  const message = `“${piece.text}” can be read as ${candidates.map(spoken).join(' or ')}. ${advice}`;
  return fault('E_AMBIG', message, piece, { expected: 'code' });
}

/** The one reading of a word; more than one that makes sense is an error, never a guess. */
function readWord(piece: Piece, teeth: readonly ToothId[], book: CodeBook): Reading {
  const all = readings(piece, book);
  const sensible = all.filter(fits);
  if (sensible.length > 1) ambiguous(piece, sensible);
  // Several words begin so: surfaces may simply have been forgotten, so the one that needs none is not the answer.
  if (all.length > 1 && all.every((reading) => !reading.surfaces)) ambiguous(piece, all);
  return sensible[0] ?? all[0] ?? noCode(piece, teeth, book);
}

/** The code behind surfaces that are already known: only codes that take surfaces are meant. */
function readCodeWord(piece: Piece, teeth: readonly ToothId[], book: CodeBook): Reading {
  const codes = readings(piece, book).filter((reading) => !reading.surfaces);
  const takers = codes.filter(({ code }) => needOf(code.entry) !== 'none');
  if (takers.length > 1) ambiguous(piece, takers);
  return takers[0] ?? codes[0] ?? noCode(piece, teeth, book);
}

/** Surface letters or words at the beginning, when a code follows them. */
function leadingSurfaces(words: readonly Piece[], book: CodeBook): { surfaces: Piece; used: number } | undefined {
  const letters: string[] = [];
  while (letters.length < words.length) {
    const word = surfaceWord(words[letters.length]?.text ?? '');
    if (word === undefined) break;
    letters.push(word);
  }
  const written = merged(words.slice(0, letters.length), letters.join(''));
  if (written) return { surfaces: written, used: letters.length };
  const [first, second] = words;
  if (!first || !isSurfaceRun(first.text)) return undefined;
  // "mobil" is made of surface letters only: it is a word where no code follows it.
  const isBegun = first.text.length >= 4 && book.beginnings(first.text).length === 1 && !book.isCodeAt(words, 1);
  const isWord = isBegun || book.exact(first.text).length > 0;
  return isWord || !second ? undefined : { surfaces: first, used: 1 };
}

/** Reads surfaces and code from the words behind the teeth. */
export function readFinding(
  words: readonly Piece[],
  teeth: readonly ToothId[],
  book: CodeBook,
  seen: (surfaces: Piece) => void,
): FindingReading {
  const leading = leadingSurfaces(words, book);
  // Told before the code is read: where that is the fault, the surfaces are still understood.
  if (leading) seen(leading.surfaces);
  const start = leading?.used ?? 0;
  const piece = words[start];
  if (!piece) return noCode(leading?.surfaces ?? { kind: 'word', text: '', raw: '', at: 0, length: 0 }, teeth, book);
  const long = book.phrase(words, start);
  if (long) {
    const codePiece = merged(words.slice(start, start + long.used), '') ?? piece;
    return { surfaces: leading?.surfaces, code: long.code, codePiece, rest: words.slice(start + long.used) };
  }
  const rest = words.slice(start + 1);
  if (!leading) return { ...readWord(piece, teeth, book), rest };
  return { ...readCodeWord(piece, teeth, book), surfaces: leading.surfaces, rest };
}

export const tokenOf = (piece: Piece, kind: TokenKind, input: string): EntryToken => ({
  at: piece.at,
  length: piece.length,
  text: input.slice(piece.at, piece.at + piece.length),
  kind,
});
