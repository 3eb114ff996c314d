/** What a line of the ledger is. A patient owes by charges and refunds, and less by payments and discounts; a reversal is the opposite of the line it names. */
export const POSTING_KINDS = ['CHARGE', 'PAYMENT', 'REFUND', 'REVERSAL', 'DISCOUNT'] as const;
export type PostingKind = (typeof POSTING_KINDS)[number];

/** What people enter; the rest follows from what was entered. */
export const RECORD_KINDS = ['CHARGE', 'PAYMENT'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const PAYMENT_METHODS = ['CASH', 'CARD', 'BANK_TRANSFER', 'ONLINE', 'CHEQUE', 'OTHER'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/**
 * How a line stands, computed from the lines after it. A charge: PENDING nothing of it is paid, PARTIAL some, PAID all. A payment:
 * PAID it stands whole, PARTIAL some of it was given back, REFUNDED all of it. Anything reversed, and a reversal itself: VOID.
 */
export const POSTING_STATUSES = ['PENDING', 'PAID', 'PARTIAL', 'REFUNDED', 'VOID'] as const;
export type PostingStatus = (typeof POSTING_STATUSES)[number];

/** Who owes the clinic, or whom the clinic owes. */
export const ACCOUNT_SIDES = ['owes', 'credit'] as const;
export type AccountSide = (typeof ACCOUNT_SIDES)[number];
export const ACCOUNT_ORDERS = ['amount', 'since'] as const;
export type AccountOrder = (typeof ACCOUNT_ORDERS)[number];

/** Limits of the ledger. */
export const LEDGER = {
  /** Of one line, in minor units: a thousand million of a currency with hundredths. Ninety thousand such lines still add up exactly. */
  amountMax: 100_000_000_000,
  descriptionMax: 160,
  referenceMax: 100,
  notesMax: 500,
  reasonMin: 3,
  reasonMax: 300,
  allocationsMax: 100,
  /** Days after which what is open of a charge is overdue, unless the charge names its own day. */
  dueDays: 30,
  /** A device's clock may be ahead by this much. */
  clockAheadMinutes: 5,
  receiptDigits: 6,
} as const;

/** A receipt's number as papers and screens write it: `000042`. */
export const receiptText = (number: number): string => String(number).padStart(LEDGER.receiptDigits, '0');
