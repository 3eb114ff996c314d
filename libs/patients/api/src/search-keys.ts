import { soundOf } from './search-sounds';

/** Slips are looked for in so many first letters; the letters after them are compared one by one. */
const FIRST = 7;
/** Shorter beginnings are like too many words to be of use. */
const SHORTEST = 4;

/** A word and what it is with any one letter left out. */
function withoutOne(letters: readonly string[]): string[] {
  return [letters.join(''), ...letters.map((_, at) => letters.filter((_letter, index) => index !== at).join(''))];
}

/**
 * What a word is found by in spite of a slip: its beginnings of four to seven letters, as written and as they sound, each
 * whole and with any one letter left out (the deletions of W. Garbe's SymSpell). One letter too many, too few, wrong or
 * swapped leads two spellings to a key they share.
 */
export function keysOf(word: string): string[] {
  const keys = [word, soundOf(word)].flatMap((spelling) => {
    const letters = [...spelling];
    const lengths = Array.from({ length: FIRST - SHORTEST + 1 }, (_, index) => SHORTEST + index);
    const beginnings = lengths.filter((length) => length <= letters.length).map((length) => letters.slice(0, length));
    return [letters.slice(0, SHORTEST - 1).join(''), ...beginnings.flatMap(withoutOne)];
  });
  return [...new Set(keys)].filter(Boolean);
}

/** The keys to look under for what somebody typed; none for what is too short to hold a slip. */
export function keysAsked(fragment: string): string[] {
  const letters = [...fragment];
  if (letters.length < SHORTEST) return [];
  return [...new Set([fragment, soundOf(fragment)].flatMap((spelling) => withoutOne([...spelling].slice(0, FIRST))))];
}
