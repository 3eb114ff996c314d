import { alike } from './alike';

/** A stretch of text, and whether it is what was typed. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A letter as it is compared, and its place in the text. */
interface Letter {
  plain: string;
  at: number;
}

/** A letter without its accent, in lower case; nothing for what is typed or left out as one likes. */
const plainOf = (char: string): string =>
  /[\p{L}\p{M}\p{N}]/u.test(char) ? char.normalize('NFD').charAt(0).toLowerCase() || char : '';

const lettersOf = (chars: readonly string[]): Letter[] =>
  chars.flatMap((char, at) => (plainOf(char) ? [{ plain: plainOf(char), at }] : []));

const wordOf = (letters: readonly Letter[]): string => letters.map(({ plain }) => plain).join('');

const wordsTyped = (typed: string): string[] =>
  typed
    .split(/[\s,;]+/)
    .map((word) => wordOf(lettersOf([...word])))
    .filter(Boolean);

/** The words of a text, each with the places of its letters. */
function wordsOf(chars: readonly string[]): Letter[][] {
  const words: Letter[][] = [];
  let isInside = false;
  chars.forEach((char, at) => {
    const plain = plainOf(char);
    if (/\s/.test(char)) isInside = false;
    if (!plain) return;
    if (isInside) words.at(-1)?.push({ plain, at });
    else words.push([{ plain, at }]);
    isInside = true;
  });
  return words;
}

/** Cuts a name so that the letters that were typed can be shown bold: words in any order, accents and slips forgiven. */
export function piecesOf(text: string, typed: string): Piece[] {
  const chars = [...text];
  const words = wordsOf(chars);
  const hits = new Set<number>();
  for (const word of wordsTyped(typed)) {
    const begun = words.find((letters) => wordOf(letters).startsWith(word));
    const within = begun ?? words.find((letters) => wordOf(letters).includes(word));
    if (within) mark(hits, within, wordOf(within).indexOf(word), word.length);
    else for (const at of nearest(words, word)) hits.add(at);
  }
  return cut(chars, hits);
}

/** Cuts a code or a phone number: digits are found whatever stands between them, with +94, a leading zero or neither. */
export function piecesOfNumber(text: string, typed: string): Piece[] {
  const chars = [...text];
  const letters = lettersOf(chars);
  const hits = new Set<number>();
  const numbers = [...wordsTyped(typed), typed.replace(/\D/g, '')].filter((word) => /\d{3}/.test(word));
  for (const number of numbers) {
    const found = [number, number.replace(/^(?:94|0)/, '')].find((digits) => wordOf(letters).includes(digits));
    if (found) mark(hits, letters, wordOf(letters).indexOf(found), found.length);
  }
  return cut(chars, hits);
}

/** Whether every typed word begins a word of the text. */
export function isCommandFor(label: string, typed: string): boolean {
  const words = wordsOf([...label]).map(wordOf);
  return wordsTyped(typed).every((typedWord) => words.some((word) => word.startsWith(typedWord)));
}

/** Marks so many letters from one on, and the signs between them. */
function mark(hits: Set<number>, letters: readonly Letter[], from: number, length: number): void {
  const [first, last] = [letters[from]?.at ?? 0, letters[from + length - 1]?.at ?? -1];
  for (let at = first; at <= last; at++) hits.add(at);
}

/** The places of the letters that a word with a slip in it shares with the word it is nearest to. */
function nearest(words: readonly Letter[][], typed: string): number[] {
  const found = words
    .map((letters) => ({ letters, ...alike(typed, wordOf(letters)) }))
    .sort((a, b) => a.slips - b.slips)
    .at(0);
  const allowed = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  if (!found || found.slips > allowed) return [];
  return found.shared.flatMap((index) => found.letters[index]?.at ?? []);
}

function cut(chars: readonly string[], hits: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  chars.forEach((char, index) => {
    const last = pieces.at(-1);
    const hit = hits.has(index);
    if (last && last.hit === hit) last.text += char;
    else pieces.push({ text: char, hit });
  });
  return pieces;
}
