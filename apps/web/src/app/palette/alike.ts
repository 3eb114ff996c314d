/** How many slips lie between what was typed and the beginning of a word, and the letters both share. */
export interface Alike {
  slips: number;
  /** Places in the word. */
  shared: number[];
}

/** The fewest slips (a letter too many, too few, another one, or two swapped) from `typed` to a beginning of `word`. */
export function alike(typed: string, word: string): Alike {
  const steps = table(typed, word);
  const last = steps[typed.length] ?? [];
  const slips = Math.min(...last);
  const shared: number[] = [];
  let [i, j] = [typed.length, last.lastIndexOf(slips)];
  while (i > 0 && j > 0) {
    const here = steps[i]?.[j] ?? 0;
    if (typed[i - 1] === word[j - 1] && here === steps[i - 1]?.[j - 1]) {
      shared.push(j - 1);
      [i, j] = [i - 1, j - 1];
    } else if (isSwap(typed, word, i, j) && here === (steps[i - 2]?.[j - 2] ?? 0) + 1) {
      shared.push(j - 1, j - 2);
      [i, j] = [i - 2, j - 2];
    } else if (here === (steps[i - 1]?.[j - 1] ?? 0) + 1) [i, j] = [i - 1, j - 1];
    else if (here === (steps[i - 1]?.[j] ?? 0) + 1) i--;
    else j--;
  }
  return { slips, shared };
}

const isSwap = (a: string, b: string, i: number, j: number) =>
  i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];

/** Slips between every beginning of the one and every beginning of the other (optimal string alignment). */
function table(typed: string, word: string): number[][] {
  const steps: number[][] = [];
  for (let i = 0; i <= typed.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= word.length; j++) {
      if (i === 0 || j === 0) row.push(i + j);
      else {
        const changed = (steps[i - 1]?.[j - 1] ?? 0) + (typed[i - 1] === word[j - 1] ? 0 : 1);
        const swapped = isSwap(typed, word, i, j) ? (steps[i - 2]?.[j - 2] ?? 0) + 1 : Infinity;
        row.push(Math.min(changed, swapped, (steps[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
      }
    }
    steps.push(row);
  }
  return steps;
}
