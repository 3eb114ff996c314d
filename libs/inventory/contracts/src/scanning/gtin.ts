const LENGTHS = [8, 12, 13, 14];
const WHOLE = 14;

/**
 * The check digit of a trade item number: the digits before it, from the right, weigh 3 and 1 in turn; it fills their sum
 * up to the next ten. Source: GS1 General Specifications, section 7.9.1 “Standard check digit calculations”.
 */
export function checkDigitOf(digits: string): number {
  const sum = [...digits].reduceRight(
    (total, digit, index) => total + Number(digit) * ((digits.length - index) % 2 ? 3 : 1),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

/** Whether it is a trade item number: EAN-8, UPC-A, EAN-13 or GTIN-14, with the check digit that belongs to it. */
export function isGtin(text: string): boolean {
  if (!/^\d+$/.test(text) || !LENGTHS.includes(text.length)) return false;
  return checkDigitOf(text.slice(0, -1)) === Number(text.at(-1));
}

/** The same number with fourteen digits, as data bases keep it (GS1 General Specifications, section 3.3.2). */
export const paddedGtin = (gtin: string): string => gtin.padStart(WHOLE, '0');
