import { LOWER_PERMANENT, rowOf, toothOf, UPPER_PERMANENT, type ToothId } from '../teeth/tooth';
import { fault, type Place } from './fault';
import type { Piece } from './lexer';

/** Groups of teeth that can be named instead of numbers. */
export const GROUPS: Readonly<Record<string, readonly ToothId[]>> = {
  q1: UPPER_PERMANENT.slice(0, 8),
  q2: UPPER_PERMANENT.slice(8),
  q3: LOWER_PERMANENT.slice(8),
  q4: LOWER_PERMANENT.slice(0, 8),
  up: UPPER_PERMANENT,
  lo: LOWER_PERMANENT,
  all: [...UPPER_PERMANENT, ...LOWER_PERMANENT],
};

const groupOf = (text: string): readonly ToothId[] | undefined =>
  Object.hasOwn(GROUPS, text) ? GROUPS[text] : undefined;

const LIST = /^(\d{2}(?:-\d{2})?(?:,\d{2}(?:-\d{2})?)*)(\p{L}.*)$/u;

/** Whether a piece is meant as teeth: it begins with a digit or is a group. */
export const looksLikeTeeth = (piece: Piece): boolean => /^\d/.test(piece.text) || groupOf(piece.text) !== undefined;

/** Splits compact input ("16oc5" → "16" and "oc5"); undefined when the piece is not compact. */
export function splitCompact(piece: Piece): [Piece, Piece] | undefined {
  const [, list, rest] = LIST.exec(piece.text) ?? [];
  // A piece that was joined over a blank has a length of its own, and its parts no sure place.
  if (list === undefined || rest === undefined || piece.length !== piece.text.length) return undefined;
  const cut = list.length;
  return [
    { ...piece, length: cut, text: list, raw: piece.raw.slice(0, cut) },
    { ...piece, at: piece.at + cut, length: rest.length, text: rest, raw: piece.raw.slice(cut) },
  ];
}

function known(text: string, place: Place): ToothId {
  const tooth = toothOf(text);
  const message = `There is no tooth ${text} in ISO 3950. Permanent teeth are 11–48, primary teeth 51–85.`;
  return tooth ?? fault('E_TOOTH', message, place, { expected: 'tooth' });
}

/** All teeth from one to another along the arch. */
function span(from: ToothId, to: ToothId, item: string, place: Place): readonly ToothId[] {
  const row = rowOf(from);
  const [a, b] = [row.indexOf(from), row.indexOf(to)];
  if (b < 0) fault('E_RANGE', `${from}-${to} is not in one arch and one dentition.`, place);
  if (a === b) fault('E_RANGE', `${item} starts and ends on the same tooth.`, place);
  return row.slice(Math.min(a, b), Math.max(a, b) + 1);
}

function readItem(item: string, place: Place): readonly ToothId[] {
  const group = groupOf(item);
  if (group) return group;
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(item) ?? [];
  if (from === undefined) {
    const message = `“${item}” is not a tooth, a range or a group (q1–q4, up, lo, all).`;
    fault('E_TEETH', message, place, { expected: 'tooth' });
  }
  const first = known(from, place);
  return to === undefined ? [first] : span(first, known(to, place), item, place);
}

/** The teeth of "16", "13-23", "16,26" or "q1", in arch order inside a range. */
export function readTeeth(piece: Piece): ToothId[] {
  const exact = piece.length === piece.text.length;
  const teeth: ToothId[] = [];
  let at = piece.at;
  for (const item of piece.text.split(',')) {
    const place = exact ? { at, length: item.length } : piece;
    for (const tooth of readItem(item, place)) {
      if (teeth.includes(tooth)) fault('E_DUP', `Tooth ${tooth} is named twice.`, place);
      teeth.push(tooth);
    }
    at += item.length + 1;
  }
  return teeth;
}
