import { fromLetter, inOrder, type Surface, type SurfaceLetter } from '../teeth/surfaces';
import { isFront, isUpper, type ToothId } from '../teeth/tooth';
import { fault, type Place } from './fault';
import type { Piece } from './lexer';

const RUN = /^(?:[mdoilvbp]5?)+$/;

const WORDS: Readonly<Record<string, string>> = {
  mesial: 'm',
  distal: 'd',
  occlusal: 'o',
  incisal: 'i',
  vestibular: 'v',
  buccal: 'b',
  labial: 'b',
  lingual: 'l',
  palatal: 'p',
};

const PLAIN: Readonly<Record<string, SurfaceLetter>> = {
  m: 'M',
  d: 'D',
  o: 'O',
  i: 'O',
  v: 'V',
  b: 'V',
  l: 'L',
  p: 'L',
};

/** Whether a text is nothing but surface letters ("mod", "v5"). */
export const isSurfaceRun = (text: string): boolean => RUN.test(text);

/** Whether a text is surfaces, each named once: "mod" is, "plomo" is a word of the same letters. */
export function namesSurfaces(text: string): boolean {
  const named = [...text.matchAll(/([mdoilvbp])(5?)/g)].map(([, letter = '', five]) => `${PLAIN[letter]}${five}`);
  return isSurfaceRun(text) && new Set(named).size === named.length;
}

/** The letters of a surface written out ("occlusal" → "o"), or undefined. */
export const surfaceWord = (text: string): string | undefined => (Object.hasOwn(WORDS, text) ? WORDS[text] : undefined);

/** Refuses letters that have no surface on one of the teeth. */
function assertExists(letter: string, teeth: readonly ToothId[], place: Place): void {
  const without = (fits: (tooth: ToothId) => boolean): ToothId | undefined => teeth.find((tooth) => !fits(tooth));
  const back = without(isFront);
  const front = without((tooth) => !isFront(tooth));
  const lowerTooth = without(isUpper);
  if (letter === 'i' && back) fault('E_SURF', `Tooth ${back} has no incisal edge; use o.`, place);
  if (letter === 'o' && front) fault('E_SURF', `Tooth ${front} has no occlusal surface; use i.`, place);
  if (letter === 'p' && lowerTooth) fault('E_SURF', `Tooth ${lowerTooth} has no palatal surface; use l.`, place);
}

function readOne(letter: string, five: string, teeth: readonly ToothId[], place: Place): Surface {
  assertExists(letter, teeth, place);
  if (five && !'vblp'.includes(letter)) {
    const message = `“${letter}5” is not possible: class V exists on vestibular and oral surfaces only.`;
    fault('E_SURF', message, place);
  }
  const plain = PLAIN[letter];
  if (plain === 'V' && five) return fromLetter('V5');
  if (plain === 'L' && five) return fromLetter('L5');
  return fromLetter(plain ?? 'O');
}

/** The surfaces a run of letters names on these teeth, in printing order. */
export function readSurfaces(piece: Piece, teeth: readonly ToothId[]): Surface[] {
  const found: Surface[] = [];
  for (const match of piece.text.matchAll(/([mdoilvbp])(5?)/g)) {
    const [all, letter = '', five = ''] = match;
    const exact = piece.length === piece.text.length;
    const place = exact ? { at: piece.at + match.index, length: all.length } : piece;
    const surface = readOne(letter, five, teeth, place);
    if (found.includes(surface)) fault('E_SURF', `Surface “${all}” is named twice.`, place);
    found.push(surface);
  }
  return inOrder(found);
}
