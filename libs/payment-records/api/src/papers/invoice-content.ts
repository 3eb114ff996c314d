import { canonicalJson, hashOf } from '@cuspid/dental-chart/api';
import { creditNoteText, invoiceText } from '@cuspid/payment-records/contracts';
import type {
  CreditNoteDto,
  InvoiceDto,
  InvoiceLineDto,
  InvoiceSummaryDto,
  InvoiceTotalDto,
} from '@cuspid/payment-records/contracts/dto';
import type { StaffDto } from '@cuspid/users/contracts/dto';
import type { CreditNote } from './credit-note';
import type { Invoice } from './invoice';

/** What an invoice says, as it is kept. */
export interface InvoiceContent {
  format: 'cuspid-invoice-1';
  number: string;
  issuedOn: string;
  dueOn: string;
  billedTo: string;
  patientCode: string;
  notes: string | null;
  lines: InvoiceLineDto[];
  totals: InvoiceTotalDto[];
}

/** An invoice with all that is told of it beside its words. */
export interface ReadInvoice {
  row: Invoice;
  content: InvoiceContent;
  issuedBy: StaffDto;
  note: CreditNote | null;
  voidedBy: StaffDto | null;
}

/** The columns of an invoice: its very bytes, and the hash of them. */
export function freeze(content: InvoiceContent): Pick<Invoice, 'content' | 'hash' | 'issuedOn' | 'dueOn'> {
  const bytes = canonicalJson(content);
  return { content: bytes, hash: hashOf(bytes), issuedOn: content.issuedOn, dueOn: content.dueOn };
}

export const contentOf = ({ content }: Pick<Invoice, 'content'>): InvoiceContent => JSON.parse(content);

/** Whether an invoice is still what was issued, in its words and in what stands beside them. */
export function isIntact({ row, content }: Pick<ReadInvoice, 'row' | 'content'>): boolean {
  const isSame = content.issuedOn === row.issuedOn && content.dueOn === row.dueOn;
  return isSame && content.number === invoiceText(row.number) && hashOf(row.content) === row.hash;
}

/** A sum for each currency; currencies are never added together. */
export function totalsOf(lines: readonly InvoiceLineDto[]): InvoiceTotalDto[] {
  const currencies = [...new Set(lines.map(({ amount }) => amount.currency))].toSorted();
  return currencies.map((currency) => {
    const own = lines.filter(({ amount }) => amount.currency === currency);
    const charged = own.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
    const settled = own.reduce((sum, one) => sum + one.settled.amountMinor, 0);
    const money = (amountMinor: number) => ({ amountMinor, currency });
    return { charged: money(charged), settled: money(settled), due: money(charged - settled) };
  });
}

function noteDto({ note, voidedBy }: ReadInvoice): CreditNoteDto | null {
  if (!note || !voidedBy) return null;
  const { number, reason, issuedAt } = note;
  return { number: creditNoteText(number), reason, issuedAt: issuedAt.toISOString(), issuedBy: voidedBy };
}

export function summaryOf(read: ReadInvoice): InvoiceSummaryDto {
  const { row, content, issuedBy, note } = read;
  return {
    ...{ id: row.id, patientId: row.patientId, number: invoiceText(row.number), state: note ? 'VOID' : 'ISSUED' },
    ...{ issuedOn: row.issuedOn, dueOn: row.dueOn, lineCount: content.lines.length, totals: content.totals },
    ...{ issuedAt: row.issuedAt.toISOString(), issuedBy, creditNote: noteDto(read) },
  };
}

export function invoiceOf(read: ReadInvoice): InvoiceDto {
  const { billedTo, notes, lines } = read.content;
  return { ...summaryOf(read), billedTo, notes, lines, hash: read.row.hash, isIntact: isIntact(read) };
}
