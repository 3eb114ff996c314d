/** The sheet of a receipt: A4, or the strip of a till's printer, 80 mm wide. */
export const RECEIPT_FORMATS = ['a4', 'slip'] as const;
export type ReceiptFormat = (typeof RECEIPT_FORMATS)[number];

export const INVOICE_STATES = ['ISSUED', 'VOID'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** Limits of invoices. `dueDays`: until when one is to be paid unless it says another day. */
export const INVOICE = {
  chargesMax: 200,
  notesMax: 500,
  reasonMax: 500,
  descriptionMax: 160,
  numberMax: 20,
  dueDays: 14,
} as const;

const NUMBER_DIGITS = 6;
const numbered = (series: string, number: number): string => `${series}-${String(number).padStart(NUMBER_DIGITS, '0')}`;

/** An invoice's number as papers and screens write it: `INV-000042`. */
export const invoiceText = (number: number): string => numbered('INV', number);

/** A credit note's number: `CN-000003`. Of a series of its own. */
export const creditNoteText = (number: number): string => numbered('CN', number);
