import { LEDGER, type PaymentMethod, type RecordPostingDto } from '@cuspid/payment-records/contracts';
import { NO_AMOUNT } from '@cuspid/ui';
import { sharesSent, type Shares } from './allocation';

/** A payment as it stands in the sheet. Amounts in minor units. */
export interface PaymentDraft {
  /** Null: as proposed, all that is open. */
  amount: number | null;
  isTyped: boolean;
  method: PaymentMethod;
  tendered: number | null;
  reference: string;
  notes: string;
  /** The clinic's day; empty: today. */
  paidOn: string;
}

export const FRESH: PaymentDraft = {
  amount: null,
  isTyped: false,
  method: 'CASH',
  tendered: null,
  reference: '',
  notes: '',
  paidOn: '',
};

/** Whether closing it would lose something. */
export const isTyped = (draft: PaymentDraft): boolean =>
  draft.isTyped || Boolean(draft.tendered ?? (draft.reference || draft.notes || draft.paidOn));

/** What is wrong with the amount; null when nothing is. */
export function wrongAmount(minor: number | null): 'missing' | 'noAmount' | 'aboveMax' | null {
  if (minor === NO_AMOUNT) return 'noAmount';
  if (!minor) return 'missing';
  return minor > LEDGER.amountMax ? 'aboveMax' : null;
}

/** What is wrong with what was handed over. */
export function wrongTendered({ method, tendered }: PaymentDraft, amount: number): 'noAmount' | 'tooLittle' | null {
  if (method !== 'CASH' || tendered === null) return null;
  if (tendered === NO_AMOUNT) return 'noAmount';
  return tendered < amount ? 'tooLittle' : null;
}

/** What goes back over the counter; null where nothing was handed over. */
export const changeOf = ({ method, tendered }: PaymentDraft, amount: number): number | null =>
  method === 'CASH' && tendered !== null && tendered >= amount ? tendered - amount : null;

/** As it is sent. Without shares of one's own the server settles the oldest first: it knows what is open now. */
export function paymentOf(
  draft: PaymentDraft,
  amountMinor: number,
  currency: string,
  own: Shares | null,
): RecordPostingDto {
  const { method, tendered, reference, notes, paidOn } = draft;
  return {
    kind: 'PAYMENT',
    amount: { amountMinor, currency },
    method,
    ...(method === 'CASH' && tendered !== null && { tenderedMinor: tendered }),
    ...(method !== 'CASH' && reference.trim() && { reference: reference.trim() }),
    ...(notes.trim() && { notes: notes.trim() }),
    ...(paidOn && { paidOn }),
    ...(own && { allocations: sharesSent(own, currency) }),
  };
}
