import type { PaymentMethod } from '@cuspid/payment-records/contracts';

/** Digits of a currency's minor unit: two of most, none of the yen, three of the Kuwaiti dinar. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount without its currency, for a column: `1,500.00`. Cut by digits, never divided. */
export function figure(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const all = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits ? `.${all.slice(-digits)}` : '';
  return `${minor < 0 ? '−' : ''}${whole}${fraction}`;
}

/** An amount with its currency: `LKR 1,500.00`. */
export const moneyText = (minor: number, currency: string): string => `${currency} ${figure(minor, currency)}`;

/** What a patient owes, or what the clinic owes the patient, in words. */
export function balanceText(minor: number, currency: string): string {
  if (minor === 0) return 'Nothing is owed';
  return minor > 0 ? `${moneyText(minor, currency)} to be paid` : `${moneyText(-minor, currency)} in credit`;
}

const METHODS: Record<PaymentMethod, string> = {
  CASH: 'Cash',
  CARD: 'Card',
  BANK_TRANSFER: 'Bank transfer',
  ONLINE: 'Online',
  CHEQUE: 'Cheque',
  OTHER: 'Other',
};

export const methodText = (method: PaymentMethod | null): string => (method ? METHODS[method] : '');
