/** Letters that decomposition leaves whole. */
const FOLDED: Record<string, string> = { ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i' };
const TERM_MAX = 40;
/** Shorter endings of a phone number find too many people to be of use. */
const PHONE_ENDING_MIN = 4;
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
  // Cut between letters, never through one.
  return folded.length > TERM_MAX ? [...folded].slice(0, TERM_MAX).join('') : folded;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** A phone number without its country code or leading zero. */
export const plainPhone = (phone: string) => digitsOf(phone).replace(COUNTRY, '');

function phoneTerms(phone: string | null): string[] {
  if (!phone) return [];
  const plain = plainPhone(phone);
  const endings = Array.from({ length: Math.max(0, plain.length - PHONE_ENDING_MIN + 1) }, (_, start) =>
    plain.slice(start),
  );
  return [...endings, `0${plain}`];
}

function nameTerms(name: string): string[] {
  const words = name.split(/\s+/);
  return [...words.map(fold), ...words.flatMap((word) => word.split(/[-'’.]/).map(fold))];
}

function codeTerms(code: string): string[] {
  const digits = digitsOf(code);
  return [fold(code), digits, digits.replace(/^0+/, '')];
}

function birthTerms(day: string | null): string[] {
  if (!day) return [];
  const [year = '', month = '', date = ''] = day.split('-');
  return [`${year}${month}${date}`, `${date}${month}${year}`];
}

interface Found {
  firstName: string;
  lastName: string;
  patientCode: string;
  phone: string | null;
  otherPhone: string | null;
  dateOfBirth: string | null;
}

/** Every word this patient is found by; a fragment finds a word by its beginning. */
export function termsOf(patient: Found): string[] {
  const terms = [
    ...nameTerms(patient.firstName),
    ...nameTerms(patient.lastName),
    ...codeTerms(patient.patientCode),
    ...phoneTerms(patient.phone),
    ...phoneTerms(patient.otherPhone),
    ...birthTerms(patient.dateOfBirth),
  ];
  return [...new Set(terms.filter(Boolean))];
}

/** The fragments of a query, in the form words are kept in. */
export function fragmentsOf(query: string): string[] {
  const parts = query
    .trim()
    .split(/\s+/)
    .map((part) => (/^\+?[\d()./-]{9,}$/.test(part) ? plainPhone(part) : fold(part)));
  return [...new Set(parts.filter(Boolean))].slice(0, 8);
}
