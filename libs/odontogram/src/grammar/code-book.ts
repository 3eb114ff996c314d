import { ENTRY_CODES, type EntryCode } from '../findings/entry-codes';
import type { Piece } from './lexer';
import { plain } from './letters';
import { isSurfaceRun } from './surfaces-part';

/** A code as it was typed, with its degree and parameter still as text. */
export interface CodeReading {
  readonly entry: EntryCode;
  readonly degree?: number;
  readonly param?: string;
  /** The parameter in the case it was typed in. */
  readonly rawParam?: string;
  /** The clinic's own word it was typed as. */
  readonly word?: string;
}

/** A word of the clinic and the code it stands for: "obturación" for `co`, "ausente por caries" for `miss:c`. */
export interface ClinicWord {
  readonly word: string;
  /** As it would be typed: code, degree and parameter. */
  readonly standsFor: string;
}

const BY_ENTRY: ReadonlyMap<string, EntryCode> = new Map(ENTRY_CODES.map((code) => [code.entry, code]));
const BY_WORD: ReadonlyMap<string, EntryCode> = new Map(
  ENTRY_CODES.flatMap((code) => code.words.map((word): [string, EntryCode] => [word, code])),
);

/** Fewer letters than this are a code or nothing: "ca" must not become a finding by accident. */
export const SHORTEST_BEGINNING = 3;

/** The most words of a term ("stainless steel crown"). */
export const PHRASE_MAX = 4;

const PARTS = /^([^\d:]+?)(\d)?(?::(.+))?$/;

interface Parts {
  readonly name: string;
  readonly degree?: number;
  readonly param?: string;
  readonly rawParam?: string;
}

function partsOf(text: string, raw: string): Parts | undefined {
  const [, name, degree, param] = PARTS.exec(text) ?? [];
  if (name === undefined) return undefined;
  return {
    name: plain(name),
    ...(degree !== undefined && { degree: Number(degree) }),
    ...(param !== undefined && { param, rawParam: raw.slice(raw.length - param.length) }),
  };
}

const typedAs = (entry: EntryCode, { name: _name, ...more }: Parts): CodeReading => ({ entry, ...more });

/** A code of the vocabulary or a whole word of it: "c5", "caries", "rct:<". */
export function builtInCode(text: string, raw: string = text): CodeReading | undefined {
  const parts = partsOf(text, raw);
  const entry = parts && (BY_ENTRY.get(parts.name) ?? BY_WORD.get(parts.name));
  return entry && typedAs(entry, parts);
}

/** Codes of the vocabulary one of whose words begins with the name. */
export function builtInBeginnings(name: string): EntryCode[] {
  if (name.length < SHORTEST_BEGINNING) return [];
  return ENTRY_CODES.filter((code) => code.words.some((word) => word.startsWith(name)));
}

const isSame = (a: CodeReading, b: CodeReading): boolean =>
  a.entry === b.entry && a.degree === b.degree && a.param === b.param;

const once = (readings: readonly CodeReading[]): CodeReading[] =>
  readings.filter((one, i) => readings.findIndex((other) => isSame(one, other)) === i);

/** What codes may be called: the vocabulary, and the clinic's own words beside it. Made once, read with every key. */
export class CodeBook {
  private readonly own: ReadonlyMap<string, CodeReading>;
  /** The clinic's words as they were written. */
  readonly words: readonly string[];

  constructor(words: readonly ClinicWord[] = []) {
    const known = words.flatMap(({ word, standsFor }): [string, CodeReading][] => {
      const code = builtInCode(standsFor.toLowerCase(), standsFor);
      return code ? [[plain(word), { ...code, word }]] : [];
    });
    this.own = new Map(known);
    this.words = words.map(({ word }) => word);
  }

  /** Every code this is called, word for word. More than one only where the clinic's word has become a code since. */
  exact(text: string, raw: string = text): CodeReading[] {
    const parts = partsOf(text, raw);
    if (!parts) return [];
    const built = builtInCode(text, raw);
    const own = this.own.get(parts.name);
    return once([...(built ? [built] : []), ...(own ? ownReading(own, parts) : [])]);
  }

  /** Codes one of whose words begins with the text: one is a reading, more are an ambiguity. */
  beginnings(text: string, raw: string = text): CodeReading[] {
    const parts = partsOf(text, raw);
    if (!parts || parts.name.length < SHORTEST_BEGINNING) return [];
    const own = [...this.own].flatMap(([name, code]) =>
      name.startsWith(parts.name) && !this.isGlued(parts.name) ? ownReading(code, parts) : [],
    );
    return once([...builtInBeginnings(parts.name).map((entry) => typedAs(entry, parts)), ...own]);
  }

  /** Surfaces and a code in one word: "pic" is "pi c", and therefore no beginning of the clinic's "picadura". */
  private isGlued(name: string): boolean {
    for (let i = 1; i < name.length && isSurfaceRun(name.slice(0, i)); i++) {
      if (this.exact(name.slice(i)).length) return true;
    }
    return false;
  }

  /** The longest run of words that is one code, for terms of several words ("root canal filling", "steel crown"). */
  phrase(words: readonly Piece[], from: number): { code: CodeReading; used: number } | undefined {
    for (let used = Math.min(PHRASE_MAX, words.length - from); used > 1; used--) {
      const run = words.slice(from, from + used);
      const text = run.map((word) => word.text).join(' ');
      const raw = run.map((word) => word.raw).join(' ');
      // A single letter at the end is a status ("bonded r", "wi:.016 d"), never the beginning of a word or part of a parameter.
      const isLong = (run.at(-1)?.text.length ?? 0) >= SHORTEST_BEGINNING;
      const exact = isLong || !text.includes(':') ? this.exact(text, raw) : [];
      const found = exact.length || !isLong ? exact : this.beginnings(text, raw);
      const [code] = found;
      if (code && found.length === 1) return { code, used };
    }
    return undefined;
  }

  /** Whether some code stands at this word. */
  isCodeAt(words: readonly Piece[], from: number): boolean {
    const word = words[from];
    if (!word) return false;
    const { text } = word;
    return this.exact(text).length > 0 || this.beginnings(text).length > 0 || this.phrase(words, from) !== undefined;
  }
}

/** The clinic's word with what was typed behind it. One that says degree or parameter itself takes no other. */
function ownReading(own: CodeReading, { name: _name, ...typed }: Parts): CodeReading[] {
  const isDouble =
    (typed.degree !== undefined && own.degree !== undefined) || (typed.param !== undefined && own.param !== undefined);
  return isDouble ? [] : [{ ...own, ...typed }];
}

/** The vocabulary alone. */
export const BUILT_IN = new CodeBook();
