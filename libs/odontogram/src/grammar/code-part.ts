import { ENTRY_CODES, type EntryCode } from '../findings/entry-codes';
import type { Piece } from './lexer';

/** A code as it was typed, with its degree and parameter still as text. */
export interface CodeReading {
  readonly entry: EntryCode;
  readonly degree?: number;
  readonly param?: string;
  /** The parameter in the case it was typed in. */
  readonly rawParam?: string;
}

const BY_ENTRY: ReadonlyMap<string, EntryCode> = new Map(ENTRY_CODES.map((code) => [code.entry, code]));
const BY_WORD: ReadonlyMap<string, EntryCode> = new Map(
  ENTRY_CODES.flatMap((code) => code.words.map((word): [string, EntryCode] => [word, code])),
);

/** Fewer letters than this are a code or nothing: "ca" must not become a finding by accident. */
const SHORTEST_BEGINNING = 3;

const PARTS = /^([a-z][a-z -]*?)(\d)?(?::(.+))?$/;

function reading(entry: EntryCode, text: string, raw: string): CodeReading {
  const [, , degree, param] = PARTS.exec(text) ?? [];
  return {
    entry,
    ...(degree !== undefined && { degree: Number(degree) }),
    ...(param !== undefined && { param, rawParam: raw.slice(raw.length - param.length) }),
  };
}

const nameIn = (text: string): string | undefined => PARTS.exec(text)?.[1];

/** A code or a whole word: "c5", "caries", "rct:<". */
export function exactCode(text: string, raw: string = text): CodeReading | undefined {
  const name = nameIn(text);
  const entry = name === undefined ? undefined : (BY_ENTRY.get(name) ?? BY_WORD.get(name));
  return entry && reading(entry, text, raw);
}

/** Codes one of whose words begins with the text: one is a reading, more are an ambiguity. */
export function beginnings(text: string, raw: string = text): CodeReading[] {
  const name = nameIn(text);
  if (name === undefined || name.length < SHORTEST_BEGINNING) return [];
  return ENTRY_CODES.filter((code) => code.words.some((word) => word.startsWith(name))).map((entry) =>
    reading(entry, text, raw),
  );
}

/** The longest run of words that is one code, for terms of several words ("root canal filling", "steel crown"). */
export function phrase(words: readonly Piece[], from: number): { code: CodeReading; used: number } | undefined {
  for (let used = Math.min(4, words.length - from); used > 1; used--) {
    const run = words.slice(from, from + used);
    // A single letter at the end is a status ("bonded r"), never the beginning of a word.
    if ((run.at(-1)?.text.length ?? 0) < SHORTEST_BEGINNING) continue;
    const text = run.map((word) => word.text).join(' ');
    const raw = run.map((word) => word.raw).join(' ');
    const exact = exactCode(text, raw);
    const begun = exact ? [exact] : beginnings(text, raw);
    const [code] = begun;
    if (code && begun.length === 1) return { code, used };
  }
  return undefined;
}

/** Whether some code stands at this word. */
export function isCodeAt(words: readonly Piece[], from: number): boolean {
  const word = words[from];
  if (!word) return false;
  return exactCode(word.text) !== undefined || beginnings(word.text).length > 0 || phrase(words, from) !== undefined;
}
