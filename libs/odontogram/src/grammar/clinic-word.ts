import { ENTRY_CODES } from '../findings/entry-codes';
import { ruleOf } from '../findings/vocabulary';
import {
  builtInBeginnings,
  builtInCode,
  PHRASE_MAX,
  SHORTEST_BEGINNING,
  type ClinicWord,
  type CodeReading,
} from './code-book';
import type { EntryErrorCode } from './fault';
import { plain } from './letters';
import { isStatus } from './status-part';
import { isSurfaceRun, namesSurfaces, surfaceWord } from './surfaces-part';
import { GROUPS } from './teeth-part';

/** Limits of a clinic's own list. */
export const CLINIC_WORDS = { max: 300, wordMax: 60, plainMax: 120, standsForMax: 20 } as const;

/** Why a word cannot be one of the clinic's. */
export interface WordFault {
  readonly path: keyof ClinicWord;
  readonly code: EntryErrorCode;
  /** A whole sentence. */
  readonly message: string;
}

/** What a code as it is typed stands for, in words: "c5" is "caries, degree 5". Null where it is no code. */
export function meaningOf(standsFor: string): string | null {
  const text = standsFor.trim();
  const code = builtInCode(text.toLowerCase(), text);
  if (!code || codeFault(text)) return null;
  const { entry, degree, param, rawParam } = code;
  const set = param !== undefined && entry.params && Object.hasOwn(entry.params, param) ? entry.params[param] : null;
  const parts = [entry.words[0], degree && `degree ${degree}`, set?.value ?? rawParam];
  return parts.filter(Boolean).join(', ');
}

const LETTERS = /^[\p{L}\p{M}\u200c\u200d]+(?:[ '’.-]+[\p{L}\p{M}\u200c\u200d]+)*\.?$/u;

const ambiguous = (message: string): WordFault => ({ path: 'word', code: 'E_AMBIG', message });
const refused = (path: keyof ClinicWord, code: EntryErrorCode, message: string): WordFault => ({ path, code, message });

/** A code as it would be typed, with a degree and a parameter it has. */
function codeFault(text: string): WordFault | null {
  const code = builtInCode(text.trim().toLowerCase());
  if (!code) return refused('standsFor', 'E_CODE', `“${text}” is not a code of the chart; ? lists the codes.`);
  return degreeFault(code) ?? paramFault(code);
}

function degreeFault({ entry, degree }: CodeReading): WordFault | null {
  if (degree === undefined) return null;
  const bounds = ruleOf(entry.code).severity;
  if (!bounds) return refused('standsFor', 'E_SEV', `${entry.entry} has no degree.`);
  const [low, high] = bounds;
  if (degree >= low && degree <= high) return null;
  return refused('standsFor', 'E_SEV', `${entry.entry}${degree}: the degree goes from ${low} to ${high}.`);
}

function paramFault({ entry, param }: CodeReading): WordFault | null {
  // What stands behind a wire is the wire, in the clinic's words.
  if (param === undefined || entry.code === 'wire') return null;
  if (entry.params && Object.hasOwn(entry.params, param)) return null;
  return refused('standsFor', 'E_PARAM', `${entry.entry} does not know “:${param}”.`);
}

function formFault(word: string, name: string): WordFault | null {
  if (/\p{N}/u.test(word))
    return refused('word', 'E_TOOTH', `“${word}” has a digit in it: digits are teeth and degrees.`);
  if (!LETTERS.test(word)) return refused('word', 'E_CODE', `“${word}”: a word is made of letters only.`);
  if (name.length > CLINIC_WORDS.plainMax) return refused('word', 'E_CODE', `“${word}” is too long.`);
  if (name.split(' ').length > PHRASE_MAX) {
    return refused('word', 'E_CODE', `“${word}” has more than ${PHRASE_MAX} words.`);
  }
  if (/^[a-z]$/.test(name))
    return refused('word', 'E_CODE', `“${word}” is too short: single letters are the chart’s own.`);
  return null;
}

/** What the vocabulary reads there already. */
function takenFault(word: string, name: string): WordFault | null {
  const code = builtInCode(name);
  if (code) return ambiguous(`“${word}” is a code already: ${code.entry.words[0]}.`);
  const [begun] = builtInBeginnings(name);
  if (begun) {
    const whole = begun.words.find((one) => one.startsWith(name));
    return ambiguous(`“${word}” is the beginning of “${whole}” and is read as that.`);
  }
  const parts = name.split(' ');
  const [first = ''] = parts;
  if (Object.hasOwn(GROUPS, first)) return ambiguous(`“${word}” begins with “${first}”, which names teeth.`);
  if (surfaceWord(first) !== undefined || namesSurfaces(first)) {
    return ambiguous(`“${word}” begins with “${first}”, which names surfaces.`);
  }
  const status = parts.at(-1) ?? '';
  if (isStatus(status)) return ambiguous(`“${word}” ends with “${status}”, which says where work stands.`);
  return null;
}

const BUILT_IN_NAMES: readonly string[] = ENTRY_CODES.flatMap(({ entry, words }) => [entry, ...words]);

/** A word of the vocabulary and every beginning of it that is read as it. */
const readAs = (name: string): string[] =>
  Array.from({ length: Math.max(1, name.length - SHORTEST_BEGINNING + 1) }, (_, cut) =>
    name.slice(0, name.length - cut),
  );
const BUILT_IN_TEXTS: readonly string[] = ENTRY_CODES.flatMap(({ entry, words }) => [entry, ...words.flatMap(readAs)]);

/** Surface letters and a code written together that come to be another code. */
const hides = (whole: string, end: string): boolean =>
  whole.length > end.length && whole.endsWith(end) && isSurfaceRun(whole.slice(0, -end.length));

/** Makes one compact input two readings: 16oca is “o + ca” or “oca”. */
function compactFault(word: string, name: string, others: readonly string[]): WordFault | null {
  const inside = [...BUILT_IN_NAMES, ...others].find((other) => hides(name, other));
  const around = [...BUILT_IN_TEXTS, ...others].find((other) => hides(other, name));
  const [whole, end] = inside !== undefined ? [name, inside] : [around, name];
  if (whole === undefined) return null;
  const run = whole.slice(0, -end.length);
  return ambiguous(`With “${word}”, “16${whole}” could be read as “${run} ${end}” or as “${whole}”.`);
}

/**
 * Whether a word can be one of the clinic's: null, or the first reason why not. It is tested against the vocabulary and
 * against the clinic's other words as these are among each other, so that no compact input gets two readings.
 */
export function wordFault({ word, standsFor }: ClinicWord, others: readonly ClinicWord[]): WordFault | null {
  const name = plain(word);
  const known = others.map((other) => plain(other.word));
  if (known.includes(name)) return ambiguous(`“${word}” is one of the clinic’s words already.`);
  return (
    formFault(word.trim(), name) ?? takenFault(word, name) ?? compactFault(word, name, known) ?? codeFault(standsFor)
  );
}
