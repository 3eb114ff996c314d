/** How far two words are apart: to the end of the known one, and to the nearest of its beginnings. */
export interface Apart {
  whole: number;
  beginning: number;
}

/** How many letters to add, drop, change or swap with their neighbour to get from `typed` to `known`, or to a beginning of it (optimal string alignment). */
export function apart(typed: string, known: string): Apart {
  let [before, previous]: [number[], number[]] = [[], Array.from({ length: known.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= known.length; j++) {
      const same = typed[i - 1] === known[j - 1];
      const swapped = i > 1 && j > 1 && typed[i - 1] === known[j - 2] && typed[i - 2] === known[j - 1];
      row[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, previous] = [previous, row];
  }
  return { whole: previous[known.length] ?? 0, beginning: Math.min(...previous) };
}

/** How many letters differ between two words. */
export const distance = (a: string, b: string): number => apart(a, b).whole;
