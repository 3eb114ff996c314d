export interface Piece {
  text: string;
  /** Not the letter that was typed. */
  differs: boolean;
}

const folded = (letter: string) => letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Longest run of letters both have, in order: `table[i][j]` is its length for the rest from i and j. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i] ?? [];
      const below = table[i + 1] ?? [];
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/**
 * A known name in pieces, those letters marked that were typed differently; upper case and accents do not count. Nothing
 * is marked when nothing was typed.
 */
export function differing(known: string, typed: string): Piece[] {
  const letters = [...known.normalize('NFC')];
  const [a, b] = [letters.map(folded), [...typed.trim().normalize('NFC')].map(folded)];
  if (!b.length) return known ? [{ text: known, differs: false }] : [];
  const table = commonLengths(a, b);
  const pieces: Piece[] = [];
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && a[i] !== b[j] && (table[i]?.[j + 1] ?? 0) > (table[i + 1]?.[j] ?? 0)) j++;
    const same = j < b.length && a[i] === b[j];
    if (same) j++;
    const last = pieces[pieces.length - 1];
    if (last && last.differs === !same) last.text += letters[i];
    else pieces.push({ text: letters[i] ?? '', differs: !same });
  }
  return pieces;
}

/**
 * A day as it is read, "14 Mar 1994", in pieces: those of day, month and year marked that are typed differently. Of what
 * somebody knows only the year, or month and year, no more is compared.
 *
 * @param known how many of the three are typed, counted from the year
 */
export function differingDay(day: string, typed: string, known: number): Piece[] {
  const [words, others] = [day.split(' '), typed.split(' ')];
  return words.flatMap((text, index) => [
    ...(index ? [{ text: ' ', differs: false }] : []),
    { text, differs: index >= words.length - known && text !== others[index] },
  ]);
}
