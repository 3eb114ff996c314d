const ZERO_SEARCH = 9;

/** The value of a digit of any script. */
function digitOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < ZERO_SEARCH && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
}

/** Digits of any script as ours; a sign stays a sign, so that places in the text stay places in it. */
export const withPlainDigits = (text: string): string => text.replace(/(?![0-9])\p{Nd}/gu, digitOf);

/** A word as it is compared: without case, accents and signs nobody sees, digits as ours. */
export const foldWord = (word: string): string =>
  withPlainDigits(word.normalize('NFKD').replace(/[\p{Cf}\p{Mn}]/gu, ''))
    .toLowerCase()
    .normalize('NFC');

/** The digits of a text, and nothing else. */
export const digitsIn = (text: string): string => withPlainDigits(text).replace(/[^0-9]/g, '');

/** Letters, marks, digits, and the signs within words that nobody sees: joiners of Sinhala, soft hyphens. */
export const WORD = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;
