/** How many decimals a currency has: two for LKR, none for JPY (ISO 4217). */
export function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as people read them: 150000 of LKR is "1,500.00". */
export function amountText(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat('en', digits).format(minor / 10 ** decimals);
}

/**
 * What was typed, in minor units: "1,500", "1500.5" and "1 500.50" are amounts. Null for an empty text, undefined for what
 * is no amount of this currency: a second point, letters, a minus, more decimals than there are.
 */
export function minorOf(typed: string, currency: string): number | null | undefined {
  const text = typed.replace(/[,\s\u00a0]/g, '');
  if (!text) return null;
  const decimals = decimalsOf(currency);
  const found = /^(\d{1,13})(?:\.(\d*))?$/.exec(text);
  const [, whole = '', fraction = ''] = found ?? [];
  if (!found || fraction.length > decimals) return undefined;
  return Number(whole) * 10 ** decimals + Number(fraction.padEnd(decimals, '0') || 0);
}

/** The same text with its thousands grouped, as far as it is a number. */
export function grouped(typed: string): string {
  const text = typed.replace(/[,\s\u00a0]/g, '');
  const found = /^(\d+)(\..*)?$/.exec(text);
  if (!found) return typed;
  const [, whole = '', rest = ''] = found;
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
}
