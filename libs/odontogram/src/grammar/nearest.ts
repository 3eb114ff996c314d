import { ENTRY_CODES } from '../findings/entry-codes';
import { plain } from './letters';

/** Edit distance with neighbouring letters swapped counting once ("cairse"). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

const CODES = ENTRY_CODES.map((code) => code.entry);
const WORDS = ENTRY_CODES.flatMap((code) => code.words);

/**
 * The code or word closest to an unknown one, or undefined when nothing is near enough to be meant.
 * One letter says too little to offer anything.
 */
export function nearestCode(text: string, own: readonly string[] = []): string | undefined {
  const name = plain(text.replace(/[\d:].*$/, '')).slice(0, 30);
  if (name.length < 2) return undefined;
  const allowed = name.length < 4 ? 1 : Math.ceil(name.length / 3);
  const candidates = [...(name.length < 4 ? CODES : []), ...WORDS, ...own];
  const ranked = candidates
    .map((candidate) => ({ candidate, far: distance(name, plain(candidate)) }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far || a.candidate.length - b.candidate.length);
  return ranked[0]?.candidate;
}
