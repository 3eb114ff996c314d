import { canonicalJson, hashOf } from '@cuspid/dental-chart/api';
import type { PaymentMethod } from '@cuspid/payment-records/contracts';

/** A charge, or the part of one, that a payment settled when it was taken; of a refund, that it opened again. */
export interface SettledCharge {
  chargeId: number;
  chargedOn: string;
  description: string;
  amountMinor: number;
}

/** What a receipt says of its posting: the same on the original and on every copy. */
export interface ReceiptFacts {
  number: string;
  kind: 'PAYMENT' | 'REFUND';
  amountMinor: number;
  currency: string;
  method: PaymentMethod | null;
  reference: string | null;
  paidOn: string;
  postedAt: string;
  settled: SettledCharge[];
  tenderedMinor: number | null;
  /** Of a refund: the receipt of the payment. */
  refundOf: string | null;
}

export const hashOfReceipt = (facts: ReceiptFacts): string => hashOf(canonicalJson(facts));

/** A print of a receipt: what it says, and what this sheet is. */
export interface PrintedReceipt {
  facts: ReceiptFacts;
  patient: { code: string; name: string };
  takenBy: string;
  /** What the patient owed in this currency right after it. */
  balanceMinor: number;
  /** 0: the original; null: only shown. */
  copy: number | null;
  /** When it was reversed, in words. */
  voidedAt: string | null;
}

export function markOf({ copy }: Pick<PrintedReceipt, 'copy'>): string {
  if (copy === null) return 'Preview, not a receipt';
  return copy === 0 ? 'Original' : `Copy ${copy}`;
}

/** What of a payment settled nothing when it was taken. */
export const prepaidOf = ({ kind, amountMinor, settled }: ReceiptFacts): number =>
  kind === 'PAYMENT' ? amountMinor - settled.reduce((sum, one) => sum + one.amountMinor, 0) : 0;
