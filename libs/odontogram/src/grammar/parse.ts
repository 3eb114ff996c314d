import { isPartialDay } from '../findings/days';
import { NOTE_MAX, type FindingDraft } from '../findings/finding';
import type { ToothId } from '../teeth/tooth';
import { buildDrafts } from './build';
import { BUILT_IN, type CodeBook } from './code-book';
import { fault, Fault, type EntryError, type EntryToken, type Place, type TokenKind } from './fault';
import { readFinding, tokenOf } from './finding-part';
import { lex, type Piece, type SentencePieces } from './lexer';
import type { EntryMode } from './status-part';
import { looksLikeTeeth, readTeeth, splitCompact } from './teeth-part';

export interface ParseOptions {
  readonly mode: EntryMode;
  /** The tooth the keyboard is on: an entry without a tooth is meant for it. */
  readonly focus?: ToothId;
  /** The clinic's own words beside the vocabulary. */
  readonly words?: CodeBook;
}

export type ParseResult =
  | { readonly ok: true; readonly drafts: readonly FindingDraft[]; readonly tokens: readonly EntryToken[] }
  | { readonly ok: false; readonly error: EntryError; readonly tokens: readonly EntryToken[] };

interface Reader {
  readonly input: string;
  readonly options: ParseOptions;
  readonly tokens: EntryToken[];
  /** The tooth a sentence without teeth is about; gone as soon as a sentence names its own. */
  focus: ToothId | undefined;
}

const mark = (reader: Reader, piece: Piece | undefined, kind: TokenKind): void => {
  const isMarked = piece && reader.tokens.some(({ at }) => at === piece.at);
  if (piece && !isMarked) reader.tokens.push(tokenOf(piece, kind, reader.input));
};

function readNote(reader: Reader, pieces: readonly Piece[]): string | undefined {
  const [first, second] = pieces.filter((piece) => piece.kind === 'note');
  if (second) fault('E_NOTE', 'Only one note per entry.', second);
  mark(reader, first, 'note');
  if (first && first.text.length > NOTE_MAX) {
    fault('E_NOTE', `A note has at most ${NOTE_MAX} characters; this one has ${first.text.length}.`, first);
  }
  return first?.text;
}

function readDate(reader: Reader, pieces: readonly Piece[]): string | undefined {
  const [first, second] = pieces.filter((piece) => piece.kind === 'date');
  if (second) fault('E_DATE', 'Only one date per entry.', second, { expected: 'date' });
  if (!first) return undefined;
  if (first.text.length === 4 || !isPartialDay(first.text)) {
    const message = `“${first.text}” is not a date; write 2026-11-22 or 2026-11.`;
    fault('E_DATE', message, first, { expected: 'date' });
  }
  mark(reader, first, 'date');
  return first.text;
}

/** Teeth at the head of a sentence, or the focused tooth, and the words behind. */
function readHead(reader: Reader, words: readonly Piece[], place: Place): { teeth: ToothId[]; rest: readonly Piece[] } {
  const { focus } = reader;
  const [first, ...rest] = words;
  if (!first) {
    if (focus) return { teeth: [focus], rest: [] };
    return fault('E_TEETH', 'Name a tooth first, for example 16.', place, { expected: 'tooth' });
  }
  if (focus && first.text === 'lo' && rest.length > 0) {
    const message = `“lo” can be read as the lower arch or as surfaces of tooth ${focus}. Write 48-38 or “ol”.`;
    fault('E_AMBIG', message, first);
  }
  if (focus && !looksLikeTeeth(first)) return { teeth: [focus], rest: words };
  const [list, tail] = splitCompact(first) ?? [first];
  const teeth = readTeeth(list);
  mark(reader, list, 'tooth');
  reader.focus = undefined;
  return { teeth, rest: tail ? [tail, ...rest] : rest };
}

const noteOn = (tooth: ToothId, note: string, effectiveOn: string | undefined): FindingDraft => ({
  tooth,
  code: 'note',
  layer: 'condition',
  note,
  ...(effectiveOn !== undefined && { effectiveOn }),
});

function readSentence(reader: Reader, { pieces, ...place }: SentencePieces): readonly FindingDraft[] {
  if (pieces.length === 0) fault('E_EMPTY', 'Nothing to record.', place, { expected: 'tooth' });
  const note = readNote(reader, pieces);
  const effectiveOn = readDate(reader, pieces);
  const words = pieces.filter((piece) => piece.kind === 'word');
  const { teeth, rest } = readHead(reader, words, place);
  if (rest.length === 0) {
    if (note) return teeth.map((tooth) => noteOn(tooth, note, effectiveOn));
    const behind = { at: place.at + place.length, length: 0 };
    fault('E_CODE', `What about tooth ${teeth.join(', ')}? Type a finding; ? lists the codes.`, behind, {
      expected: 'code',
    });
  }
  const reading = readFinding(rest, teeth, reader.options.words ?? BUILT_IN, (surfaces) =>
    mark(reader, surfaces, 'surfaces'),
  );
  mark(reader, reading.surfaces, 'surfaces');
  mark(reader, reading.codePiece, 'code');
  const drafts = buildDrafts(teeth, reading, reader.options.mode, { ...(note && { note }), effectiveOn });
  for (const word of reading.rest) mark(reader, word, 'status');
  return drafts;
}

/** Marks what nothing was read from, so that every piece of the line has a meaning. */
function withUnknown(input: string, tokens: readonly EntryToken[]): EntryToken[] {
  const taken = (at: number): boolean => tokens.some((token) => at >= token.at && at < token.at + token.length);
  const unknown: EntryToken[] = [];
  for (const match of input.matchAll(/[^\s;]+/g)) {
    let from = match.index;
    const end = from + match[0].length;
    while (from < end) {
      while (from < end && taken(from)) from++;
      let to = from;
      while (to < end && !taken(to)) to++;
      if (to > from) unknown.push({ at: from, length: to - from, text: input.slice(from, to), kind: 'unknown' });
      from = to;
    }
  }
  return [...tokens, ...unknown].sort((a, b) => a.at - b.at);
}

/**
 * Reads a line of quick entry (chart-drawing.md 7), for example `16 mod caries`, `13-23 br p` or `36 o c5 "deep"`.
 * Never throws and never guesses: either every sentence of the line is understood or nothing is recorded.
 * Tokens carry place and meaning of each piece, also when the line is refused.
 */
export function parse(input: string, options: ParseOptions): ParseResult {
  const reader: Reader = { input, options, tokens: [], focus: options.focus };
  try {
    const drafts = lex(input).flatMap((sentence) => readSentence(reader, sentence));
    return { ok: true, drafts, tokens: withUnknown(input, reader.tokens) };
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem;
    return { ok: false, error: problem.error, tokens: withUnknown(input, reader.tokens) };
  }
}
