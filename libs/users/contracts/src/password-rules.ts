import { COMMON_WORDS } from './common-words';
import { USER } from './users.values';

/** What is wrong with a password. The server refuses it for this; the screen explains it before. */
export type WeaknessCode = 'too-short' | 'too-long' | 'repeats' | 'sequence' | 'common' | 'one-word' | 'personal';
export interface Weakness {
  code: WeaknessCode;
  /** The part of one’s own name or address it holds (`personal`). */
  part?: string;
}

/** How hard to guess: `short` and `weak` are refused, the others are advice. */
export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong';

/**
 * What a password weighs: a letter 1, a digit or a sign ½, a common word or a year 1 as a whole, and what goes on as it
 * began (`abc`, `4321`, `qwerty`, `aaaa`, `1q2w3e`) nothing. Below `least`, published lists find it within minutes.
 */
const WEIGHT = { least: 5, good: 9, strong: 13 } as const;
const FEWEST_SIGNS = 5;

/** Letters that people write as digits and signs. */
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'il',
  '!': 'il',
  '|': 'il',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
};

/** Rows and columns of keyboards, and the order of letters and digits. */
const LINES =
  "qwertyuiop[] asdfghjkl;' zxcvbnm,./ azertyuiop qsdfghjklm qwertzuiop 1234567890-= 01 !@#$%^&*()_+ abcdefghijklmnopqrstuvwxyz 1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik, 9ol. 0p;/".split(
    ' ',
  );
const NEIGHBOURS = new Set(
  LINES.flatMap((line) => [...line].slice(1).flatMap((sign, at) => [`${line[at]}${sign}`, `${sign}${line[at]}`])),
);

const BY_FIRST = new Map<string, string[]>();
for (const word of COMMON_WORDS) BY_FIRST.set(word.charAt(0), [...(BY_FIRST.get(word.charAt(0)) ?? []), word]);

/** Without regard to capitals and accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Words of one’s own name and address, four letters and longer: shorter ones are in every other word. */
function ownWords(personal: readonly string[]): string[] {
  const texts = personal.map((text) => plain(text).replace(/@.*$/, ''));
  const joined = texts.map((text) => text.replace(/[^\p{L}\p{N}]/gu, ''));
  return [...texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)), ...joined].filter(({ length }) => length >= 4);
}

const reads = (sign: string | undefined, letter: string) =>
  sign !== undefined && (sign === letter || (LEET[sign] ?? '').includes(letter));

/** Lengths of the common words that begin here, `p4$$w0rd` read as what it means. */
function wordsAt(signs: readonly string[], at: number): number[] {
  const sign = signs[at] ?? '';
  const initials = [sign, ...(LEET[sign] ?? '')];
  return initials
    .flatMap((initial) => BY_FIRST.get(initial) ?? [])
    .filter((word) => [...word].every((letter, offset) => reads(signs[at + offset], letter)))
    .map(({ length }) => length);
}

/** Whether the sign goes on as the one before, or as the one before that where two runs are woven together. */
function goesOn(signs: readonly string[], at: number): boolean {
  const joins = (one: number, two: number) =>
    signs[one] !== undefined && (signs[one] === signs[two] || NEIGHBOURS.has(`${signs[one]}${signs[two]}`));
  return joins(at - 1, at) || (joins(at - 2, at) && (joins(at - 3, at - 1) || joins(at - 1, at + 1)));
}

interface Weighed {
  weight: number;
  hasWord: boolean;
}

/** The lightest reading of a password. */
function weigh(password: string): Weighed {
  const signs = [...plain(password)];
  const best: Weighed[] = [];
  const from = (at: number) => best[at] ?? { weight: 0, hasWord: false };
  for (let at = signs.length - 1; at >= 0; at--) {
    const sign = goesOn(signs, at) ? 0 : /\p{L}/u.test(signs[at] ?? '') ? 1 : 0.5;
    const isYear = /^(19|20)\d\d$/.test(signs.slice(at, at + 4).join(''));
    const readings = [
      { weight: sign + from(at + 1).weight, hasWord: from(at + 1).hasWord },
      ...(isYear ? [{ weight: 1 + from(at + 4).weight, hasWord: from(at + 4).hasWord }] : []),
      ...wordsAt(signs, at).map((length) => ({ weight: 1 + from(at + length).weight, hasWord: true })),
    ];
    best[at] = readings.reduce((one, two) => (two.weight < one.weight ? two : one));
  }
  return from(0);
}

/** Few different signs, or the same few over and over. */
const repeats = (signs: string) => new Set(signs).size < FEWEST_SIGNS || /^(.{1,5})\1{2,}.{0,4}$/su.test(signs);

/** One word as a dictionary of any language has it, perhaps with a number behind: `Television2`. */
const isOneWord = (password: string) => /^[A-Z]?([a-z]{6,12}|[A-Z]{6,12})[\d!.?]{0,4}$/.test(password);

/**
 * Why a password is refused, or null. `personal`: the person’s name and e-mail address. The same rule on the screen and
 * on the server; that it differs from the old one, only the server can tell.
 */
export function weaknessOf(password: string, personal: readonly string[] = []): Weakness | null {
  const length = [...password].length;
  if (length < USER.passwordMin) return { code: 'too-short' };
  if (length > USER.passwordMax) return { code: 'too-long' };
  const signs = plain(password);
  const part = ownWords(personal).find((word) => signs.includes(word));
  if (part !== undefined) return { code: 'personal', part };
  if (repeats(signs)) return { code: 'repeats' };
  const { weight, hasWord } = weigh(password);
  if (weight < WEIGHT.least) return { code: hasWord ? 'common' : 'sequence' };
  return isOneWord(password) ? { code: 'one-word' } : null;
}

/** How strong a password is, by the rules that also refuse it. */
export function strengthOf(password: string, personal: readonly string[] = []): Strength {
  const weakness = weaknessOf(password, personal);
  if (weakness) return weakness.code === 'too-short' ? 'short' : 'weak';
  const { weight } = weigh(password);
  return weight >= WEIGHT.strong ? 'strong' : weight >= WEIGHT.good ? 'good' : 'fair';
}
