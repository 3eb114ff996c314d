/** Letters that decomposition leaves whole. */
const FOLDED: Record<string, string> = { ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' };
const TERM_MAX = 40;
/** Shorter endings of a number find too many people to be of use. */
const ENDING_MIN = 4;
/** Letters of each word of a pair: both and the signs between fit the column. */
export const PAIR_LETTERS = 19;
/** Of longer names the first words are paired, each with each. */
const PAIRED_WORDS = 12;
/** The signs in front of a birth date and of a birthday: no folded word begins with one. */
export const [BORN, BIRTHDAY] = ['@', '#'];
/** Of what is kept to search by: with another number, the patients kept by earlier rules are written again. */
export const SEARCH_RULES = 2;
/** Sri Lanka's country code: a number is typed with it, with a leading zero, or with neither. */
const COUNTRY = /^(?:0|94)(?=\d{9}$)/;

/** Text as it is searched: lower case, without accents, letters and digits only. Other scripts keep their signs. */
export function fold(text: string): string {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßøđðłæœþı]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return cut(folded, TERM_MAX);
}

/** Cut between letters, never through one. */
function cut(text: string, letters: number): string {
  return text.length > letters ? [...text].slice(0, letters).join('') : text;
}

export const digitsOf = (text: string) => text.replace(/\D/g, '');

/** A phone number without its country code or leading zero. */
export const plainPhone = (phone: string) => digitsOf(phone).replace(COUNTRY, '');

/** A number, and each of its endings of at least four digits. */
const endingsOf = (digits: string) =>
  Array.from({ length: Math.max(0, digits.length - ENDING_MIN + 1) }, (_, start) => digits.slice(start));

function phoneTerms(phone: string | null): string[] {
  if (!phone) return [];
  const plain = plainPhone(phone);
  return [...endingsOf(plain), `0${plain}`];
}

/** «de», «van der»: what stands before a name and is written together with it by some. */
const PARTICLE_MAX = 4;

/** The words of a name and its parts between hyphens; «de Silva» is typed «desilva» too. */
export function nameWords(name: string): string[] {
  const words = name.split(/\s+/);
  const parts = words.flatMap((word) => word.split(/[-'’.]/));
  const isOneName = words.slice(0, -1).every((word) => word.length <= PARTICLE_MAX);
  return [...new Set([...words, ...parts, ...(isOneName ? [name] : [])].map(fold))].filter(Boolean);
}

/** Two words of one person's names in this order, or a word and the year of birth: together they are rare enough to be walked. */
export const pairTerm = (one: string, other: string) => `&${cut(one, PAIR_LETTERS)} ${cut(other, PAIR_LETTERS)}`;

function pairTerms(words: readonly string[], born: string | null): string[] {
  const paired = words.slice(0, PAIRED_WORDS);
  const year = born ? [`${BORN}${born.slice(0, 4)}`] : [];
  return paired.flatMap((one) =>
    [...paired.filter((other) => other !== one), ...year].map((other) => pairTerm(one, other)),
  );
}

export function codeTerms(code: string): string[] {
  const digits = digitsOf(code);
  return [fold(code), ...endingsOf(digits), digits.replace(/^0+/, '')];
}

/** A birth date is kept with the year first, and as the day of a year. */
function birthTerms(day: string | null): string[] {
  if (!day) return [];
  const [year = '', month = '', date = ''] = day.split('-');
  return [`${BORN}${year}${month}${date}`, `${BIRTHDAY}${month}${date}`];
}

/** What a patient is searched by. */
export interface Searched {
  firstName: string;
  lastName: string;
  patientCode: string;
  phone: string | null;
  otherPhone: string | null;
  guardianPhone: string | null;
  dateOfBirth: string | null;
}

/** The words of both names. */
export const namesOf = ({ firstName, lastName }: Pick<Searched, 'firstName' | 'lastName'>): string[] => [
  ...new Set([...nameWords(firstName), ...nameWords(lastName)]),
];

/** Every word this patient is found by; a fragment finds a word by its beginning. */
export function termsOf(patient: Searched): string[] {
  const names = namesOf(patient);
  const phones = [patient.phone, patient.otherPhone, patient.guardianPhone];
  const terms = [
    ...names,
    ...pairTerms(names, patient.dateOfBirth),
    ...codeTerms(patient.patientCode),
    ...phones.flatMap(phoneTerms),
    ...birthTerms(patient.dateOfBirth),
  ];
  return [...new Set(terms.filter(Boolean))];
}
