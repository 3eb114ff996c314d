export type * from './payment-records.dto';
export { monthsAfter, scheduleOf, shareOf, split } from './terms/schedule';
export type { Instalment, ScheduleTerms } from './terms/schedule';
export { DISCOUNT_STATES, INSTALMENT_STATES, PLAN_STATES, TERMS } from './terms/terms.values';
export type { DiscountState, InstalmentState, PlanState } from './terms/terms.values';
export type * from './terms/chargeable.dto';
export type * from './terms/discounts.dto';
export type * from './terms/instalments.dto';
export { minorOf, spread, sumOf } from './ledger/sums';
export type { Open } from './ledger/sums';
export {
  ACCOUNT_ORDERS,
  ACCOUNT_SIDES,
  LEDGER,
  PAYMENT_METHODS,
  POSTING_KINDS,
  POSTING_STATUSES,
  RECORD_KINDS,
  receiptText,
} from './ledger/ledger.values';
export type {
  AccountOrder,
  AccountSide,
  PaymentMethod,
  PostingKind,
  PostingStatus,
  RecordKind,
} from './ledger/ledger.values';
export type * from './ledger/ledger.dto';
export { CLOSING, closeText } from './closing/closing.values';
export type * from './closing/closing.dto';
export { INVOICE, INVOICE_STATES, RECEIPT_FORMATS, creditNoteText, invoiceText } from './papers/papers.values';
export type { InvoiceState, ReceiptFormat } from './papers/papers.values';
export type * from './papers/papers.dto';
export type * from './ledger/balances.dto';
export type * from './closing/drawer-postings.dto';
