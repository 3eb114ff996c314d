/** Damm's quasigroup of order 10: finds every wrong digit and every two digits swapped. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** The check digit of a number written in digits (H. M. Damm, 2004). */
export function checkDigit(digits: string): string {
  return [...digits].reduce((row, digit) => DAMM[Number(row)]?.[Number(digit)] ?? '0', '0');
}

/** A patient code: letters, at least five digits and their check digit, `PT-004186`. */
export function patientCode(prefix: string, number: number): string {
  const digits = String(number).padStart(5, '0');
  return `${prefix}-${digits}${checkDigit(digits)}`;
}
