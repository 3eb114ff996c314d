/** An amount in whole minor units, and the ISO 4217 code of its currency. */
export interface Amount {
  amountMinor: number;
  currency: string;
}

const USUAL_DECIMALS = 2;
const known = new Map<string, number>();

/** How many decimals a currency has: two for LKR, none for JPY (ISO 4217); two for a code nobody knows. */
export function decimalsOf(currency: string): number {
  const found = known.get(currency) ?? readDecimals(currency);
  known.set(currency, found);
  return found;
}

function readDecimals(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? USUAL_DECIMALS;
  } catch {
    return USUAL_DECIMALS;
  }
}

/** Minor units as people read them: 150000 of LKR is "1,500.00". By digits, never by division: no cent is lost on the way. */
export function amountText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return `${minor < 0 ? '−' : ''}${withGroups(whole)}${fraction && `.${fraction}`}`;
}

/** "LKR 1,500.00". */
export const moneyText = ({ amountMinor, currency }: Amount): string =>
  `${currency} ${amountText(amountMinor, currency)}`;

// Whole units, their thousands apart or not, and decimals: "1500", "1,500", "1 500.5".
const AMOUNT = /^(\d+|\d{1,3}(?:[, \u00a0]\d{3})+)(?:\.(\d*))?$/;

/**
 * What was typed, in minor units: "1,500.50", "1500.5" and "1 500" are amounts. Null for an empty text, undefined for what is
 * no amount of this currency: a comma that parts no thousands ("1,00"), letters, a sign, more decimals than there are, more
 * than a number can hold to the cent.
 */
export function minorOf(typed: string, currency: string): number | null | undefined {
  const text = typed.trim();
  if (!text) return null;
  const decimals = decimalsOf(currency);
  const [, whole, fraction = ''] = AMOUNT.exec(text) ?? [];
  if (whole === undefined || fraction.length > decimals) return undefined;
  const minor = BigInt(whole.replace(/\D/g, '') + fraction.padEnd(decimals, '0'));
  return minor <= Number.MAX_SAFE_INTEGER ? Number(minor) : undefined;
}

/** Whether somebody is parting the thousands by hand: then their commas are read as they stand, not moved. */
export const isParting = (text: string): boolean => /[, \u00a0]/.test(text.trim()) && !AMOUNT.test(text.trim());

/** The same text with its thousands grouped, as far as it is a number. */
export function grouped(typed: string): string {
  const text = typed.replace(/[,\s\u00a0]/g, '');
  const [, whole, rest = ''] = /^(\d+)(\..*)?$/.exec(text) ?? [];
  return whole === undefined ? typed : withGroups(whole) + rest;
}

const withGroups = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',');
