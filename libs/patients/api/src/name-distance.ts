/** How far two words are apart: to the end of the known one, and to the nearest of its beginnings. */
export interface Apart {
  whole: number;
  beginning: number;
}

/** Names are no longer; what is behind is not compared. */
const LONGEST = 80;
const ROW = LONGEST + 1;
/** Three rows of the table of distances, in turns: a search compares thousands of words, and leaves nothing behind. */
const rows = new Uint8Array(3 * ROW);

/** How many letters to add, drop, change or swap with their neighbour to get from `typed` to `known`, or to a beginning of it (optimal string alignment). */
export function apart(typed: string, known: string): Apart {
  const [m, n] = [Math.min(typed.length, LONGEST), Math.min(known.length, LONGEST)];
  for (let j = 0; j <= n; j++) rows[j] = j;
  for (let i = 1; i <= m; i++) {
    const [row, above, before] = [(i % 3) * ROW, ((i + 2) % 3) * ROW, ((i + 1) % 3) * ROW];
    rows[row] = i;
    for (let j = 1; j <= n; j++) {
      const same = typed.charCodeAt(i - 1) === known.charCodeAt(j - 1);
      let least = at(above + j - 1) + (same ? 0 : 1);
      if (at(above + j) + 1 < least) least = at(above + j) + 1;
      if (at(row + j - 1) + 1 < least) least = at(row + j - 1) + 1;
      if (i > 1 && j > 1 && !same && isSwapped(typed, known, i, j)) least = Math.min(least, at(before + j - 2) + 1);
      rows[row + j] = least;
    }
  }
  const last = (m % 3) * ROW;
  let beginning = at(last);
  for (let j = 1; j <= n; j++) if (at(last + j) < beginning) beginning = at(last + j);
  return { whole: at(last + n), beginning };
}

const at = (index: number): number => rows[index] ?? 0;

const isSwapped = (a: string, b: string, i: number, j: number) =>
  a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);

/** How many letters differ between two words. */
export const distance = (a: string, b: string): number => apart(a, b).whole;
