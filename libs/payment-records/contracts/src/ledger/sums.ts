/** The decimal digits of a whole number that the database has summed, or a column of it, as a number; never rounded. @throws RangeError beyond 2^53. */
export function minorOf(digits: string | number | null): number {
  if (digits === null) return 0;
  const text = String(digits);
  const value = /^-?\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is no whole number of minor units that can be told exactly`);
  return value === 0 ? 0 : value;
}

/** Adds amounts of one currency, exactly. @throws RangeError where the sum could not be told. */
export function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum = minorOf(sum + minorOf(amount));
  return sum;
}

/** What is open of a charge, to be settled. */
export interface Open {
  id: number;
  openMinor: number;
}

/** How an amount settles charges one after the other, in the order given; what is left settles nothing. */
export function spread(amountMinor: number, charges: readonly Open[]): { id: number; amountMinor: number }[] {
  const parts: { id: number; amountMinor: number }[] = [];
  let left = amountMinor;
  for (const { id, openMinor } of charges) {
    const part = Math.min(left, openMinor);
    if (part > 0) parts.push({ id, amountMinor: part });
    left -= part;
  }
  return parts;
}
