import { dayAfter } from '@cuspid/platform/contracts';
import { isDay } from '@cuspid/platform/contracts/dto';
import { digitsIn, WORD, withPlainDigits } from './fold';
import { marksOf, tells, type Identity, type Marks } from './identity';

/** What stands where something was taken out. */
export const GONE = { name: '[name]', mail: '[e-mail]', phone: '[number]', date: '[date]', code: '[code]' } as const;

const MAIL = /[^\s@<>()[\]]+@[^\s@<>()[\]]+/gu;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const ISO = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;
const DATES = [
  /(?<!\d)\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}(?!\d)/g,
  new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?[\\s,.-]{1,3}${MONTH}(?:[\\s,.'’-]{1,3}\\d{2,4})?(?!\\d)`, 'gi'),
  new RegExp(`\\b${MONTH}[\\s,.-]{1,3}\\d{1,2}(?:st|nd|rd|th)?(?:[\\s,.'’-]{1,3}\\d{2,4})?(?!\\d)`, 'gi'),
  new RegExp(`\\b${MONTH}[\\s,.-]{1,3}(?:19|20)\\d{2}(?!\\d)`, 'gi'),
  /(?<!\d)(?:19|20)\d{2}(?!\d)/g,
];
/** Digits with the signs people write between those of a telephone number, an identity card, a record. */
const NUMBER = /\+?\d(?:[\s().\-–/]{0,2}\d){4,}/g;
const NUMBER_DIGITS = 7;
/** Teeth, as ISO 3950 writes them, one after the other. */
const TEETH = /^(?:[1-8][1-8][\s.\-–/]+)+[1-8][1-8]$/;

/** How one presentation says what the record says: its own shift of all days, and nobody’s name. */
export interface Disguise {
  day(day: string): string;
  text(text: string): string;
  /** Whether a text, finished, tells who it is: the last look before anything is kept. */
  leaks(text: string): boolean;
}

/** `shift`: days, the same for all of one presentation, told nobody. */
export function disguise(identity: Identity, shift: number): Disguise {
  const marks = marksOf(identity);
  const day = (told: string) => dayAfter(told, shift);
  return { day, text: (text) => scrub(text, marks, day), leaks: (text) => isTelling(text, marks, identity) };
}

function scrub(text: string, marks: Marks, day: Disguise['day']): string {
  const plain = withPlainDigits(text.normalize('NFC'));
  const held: string[] = [];
  // What was put in its place is held aside, so that no later step takes it for something else.
  const hold = (what: string): string => `\u0000${String.fromCodePoint(0xe000 + held.push(what) - 1)}\u0000`;
  const steps: ((said: string) => string)[] = [
    (said) => said.replace(MAIL, () => hold(GONE.mail)),
    (said) => withoutCodes(said, marks.codes, hold),
    (said) => said.replace(ISO, (found) => hold(isDay(found) ? day(found) : GONE.date)),
    (said) => said.replace(NUMBER, (found) => (isNumber(found, marks) ? hold(GONE.phone) : found)),
    ...DATES.map((date) => (said: string) => said.replace(date, () => hold(GONE.date))),
    (said) => said.replace(WORD, (word) => (tells(word, marks) ? hold(GONE.name) : word)),
  ];
  const done = steps.reduce((said, step) => step(said), plain);
  return done.replace(/\u0000([\ue000-\uf8ff])\u0000/g, (_, sign: string) => held[sign.charCodeAt(0) - 0xe000] ?? '');
}

/** Record numbers, with or without what stands between their letters and digits; a space or a dash is nothing. */
function withoutCodes(text: string, codes: readonly string[], hold: (what: string) => string): string {
  return codes.reduce((said, code) => {
    const spaced = [...code].map((sign) => sign.replace(/[^\p{L}\p{N}]/gu, '')).join('[\\s\\p{Pd}\\p{Cf}./]*');
    const digits = digitsIn(code);
    const bare = digits.length > 3 ? `|(?<!\\d)${[...digits].join('[\\s\\p{Pd}]*')}(?!\\d)` : '';
    return said.replace(new RegExp(`${spaced}${bare}`, 'giu'), () => hold(GONE.code));
  }, text);
}

function isNumber(found: string, { phones }: Marks): boolean {
  const digits = digitsIn(found);
  if (phones.some((end) => digits.includes(end))) return true;
  return digits.length >= NUMBER_DIGITS && !TEETH.test(found.trim());
}

/** Independent of the steps above: the values themselves, looked for in what came out. */
function isTelling(text: string, marks: Marks, { dateOfBirth }: Identity): boolean {
  const plain = withPlainDigits(text.normalize('NFC'));
  if ([...plain.matchAll(WORD)].some(([word]) => tells(word, marks))) return true;
  const flat = plain.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (marks.codes.some((code) => flat.includes(code))) return true;
  if (dateOfBirth && plain.includes(dateOfBirth)) return true;
  return (
    plain.includes('@') || [...plain.replace(ISO, ' · ').matchAll(NUMBER)].some(([found]) => isNumber(found, marks))
  );
}
