import { digitsIn, foldWord, WORD } from './fold';

/** All that tells who somebody is, as it stands in the record: theirs, their guardian’s, their former records’. */
export interface Identity {
  names: readonly (string | null)[];
  codes: readonly string[];
  phones: readonly (string | null)[];
  emails: readonly (string | null)[];
  addresses: readonly (string | null)[];
  /** `YYYY-MM-DD`. */
  dateOfBirth: string | null;
}

/** The same, made ready to be looked for. */
export interface Marks {
  /** Folded words of names and of addresses. */
  words: string[];
  codes: string[];
  phones: string[];
}

/** Words of addresses that stand in every second one, and in notes too. */
const COMMON = new Set(
  'road street lane avenue place drive mawatha house flat floor near old new main north south east west upper lower and the town'.split(
    ' ',
  ),
);
const PHONE_END = 6;
const CODE_DIGITS = 4;

const wordsIn = (text: string): string[] => [...text.matchAll(WORD)].map(([word]) => foldWord(word));

export function marksOf({ names, codes, phones, emails, addresses }: Identity): Marks {
  const own = names.flatMap((name) => wordsIn(name ?? '')).filter((word) => [...word].length > 1);
  const post = emails.flatMap((mail) => wordsIn((mail ?? '').split('@')[0] ?? '')).filter((word) => word.length > 3);
  const places = addresses
    .flatMap((address) => wordsIn(address ?? ''))
    .filter((word) => [...word].length > 3 && !COMMON.has(word));
  const isTelling = (word: string) => !/^\d+$/.test(word);
  return {
    words: [...new Set([...own, ...post, ...places].filter(isTelling))].sort((one, other) => other.length - one.length),
    codes: codes
      .map((code) => foldWord(code).replace(/[^\p{L}\p{N}]/gu, ''))
      .filter((code) => code.length >= CODE_DIGITS),
    phones: phones.map((phone) => digitsIn(phone ?? '').slice(-PHONE_END)).filter(({ length }) => length === PHONE_END),
  };
}

const isLatin = (word: string): boolean => /^[\p{Script=Latin}\p{N}]+$/u.test(word);

/**
 * Whether a word tells a name: it is one; begins with one, where endings are grown onto it (every script but ours, and
 * names of four letters); or holds one of five letters anywhere.
 */
export function tells(word: string, { words }: Pick<Marks, 'words'>): boolean {
  const folded = foldWord(word);
  return words.some((name) => {
    if (folded === name) return true;
    const { length } = [...name];
    if (folded.startsWith(name) && (length > 3 || !isLatin(name))) return true;
    return length > 4 && folded.includes(name);
  });
}
