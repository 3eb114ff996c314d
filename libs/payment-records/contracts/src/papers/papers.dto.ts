import {
  Day,
  Flag,
  Id,
  Ids,
  Instant,
  Int,
  ListOf,
  Money,
  MoneyDto,
  Nested,
  OneOf,
  PageFilter,
  Text,
} from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { INVOICE, INVOICE_STATES, RECEIPT_FORMATS, type InvoiceState, type ReceiptFormat } from './papers.values';

const ANY = { max: Number.MAX_SAFE_INTEGER } as const;
const CURRENCIES_MAX = 20;
const currency = {
  min: 3,
  max: 3,
  pattern: { matches: /^[A-Z]{3}$/, says: 'must be a currency code such as LKR' },
} as const;

/** How a receipt is printed. */
export class ReceiptFilter {
  @OneOf(RECEIPT_FORMATS, { optional: true, example: 'a4', description: '`a4` unless told' }) format?: ReceiptFormat;
  @Flag({ query: true, optional: true, description: 'Shows it, marked so, and counts no print' }) preview?: boolean;
}

/** A time a receipt was handed out. */
export class ReceiptPrintDto {
  @Int({ min: 0, max: 100_000, description: '0: the original; 1: the first copy' }) copy!: number;
  @OneOf(RECEIPT_FORMATS) format!: ReceiptFormat;
  @Instant() printedAt!: string;
  @Nested(() => StaffDto) printedBy!: StaffDto;
}

/** What the next print of a receipt will be. */
export class ReceiptStateDto {
  @Text({ max: 20, example: '000042' }) number!: string;
  @Flag({ description: 'Its posting was reversed: every print says so' }) isVoid!: boolean;
  @Int({ min: 0, max: 100_000, description: 'How often it was printed, the original with it' }) prints!: number;
  @Nested(() => ReceiptPrintDto, { nullable: true }) last!: ReceiptPrintDto | null;
}

/** Which days a statement tells of, both included. */
export class StatementFilter {
  @Day({ optional: true, example: undefined, description: 'Unless told, the first of the month of `to`' })
  from?: string;
  @Day({ optional: true, example: undefined, description: 'Unless told, today' }) to?: string;
  @Text({ ...currency, optional: true, example: 'LKR', description: 'The clinic’s unless told' }) currency?: string;
}

/** One charge on an invoice, as it stood when the invoice was issued. */
export class InvoiceLineDto {
  @Id() chargeId!: number;
  @Day() chargedOn!: string;
  @Text({ max: INVOICE.descriptionMax, example: 'Composite filling, two surfaces' }) description!: string;
  @Money(ANY) amount!: MoneyDto;
  @Money({ ...ANY, description: 'Of it, settled before the invoice was issued' }) settled!: MoneyDto;
}

/** What an invoice comes to in one currency. */
export class InvoiceTotalDto {
  @Money(ANY) charged!: MoneyDto;
  @Money({ ...ANY, description: 'Settled before it was issued' }) settled!: MoneyDto;
  @Money({ ...ANY, description: 'To be paid' }) due!: MoneyDto;
}

/** What made an invoice void. */
export class CreditNoteDto {
  @Text({ max: INVOICE.numberMax, example: 'CN-000003' }) number!: string;
  @Text({ max: INVOICE.reasonMax }) reason!: string;
  @Instant() issuedAt!: string;
  @Nested(() => StaffDto) issuedBy!: StaffDto;
}

/** An invoice without its lines. Never changed: a credit note makes it void. */
export class InvoiceSummaryDto {
  @Id() id!: number;
  @Id() patientId!: number;
  @Text({ max: INVOICE.numberMax, example: 'INV-000042' }) number!: string;
  @OneOf(INVOICE_STATES) state!: InvoiceState;
  @Day() issuedOn!: string;
  @Day() dueOn!: string;
  @Int({ min: 1, max: INVOICE.chargesMax, description: 'Lines' }) lineCount!: number;
  @ListOf(() => InvoiceTotalDto, { max: CURRENCIES_MAX, description: 'One a currency' }) totals!: InvoiceTotalDto[];
  @Instant() issuedAt!: string;
  @Nested(() => StaffDto) issuedBy!: StaffDto;
  @Nested(() => CreditNoteDto, { nullable: true }) creditNote!: CreditNoteDto | null;
}

/** An invoice as it was issued. */
export class InvoiceDto extends InvoiceSummaryDto {
  @Text({ max: 200, description: 'Whom it was made out to' }) billedTo!: string;
  @Text({ max: INVOICE.notesMax, nullable: true }) notes!: string | null;
  @ListOf(() => InvoiceLineDto, { max: INVOICE.chargesMax }) lines!: InvoiceLineDto[];
  @Text({ max: 64, description: 'SHA-256 of what it says' }) hash!: string;
  @Flag({ description: 'What is kept is still what the hash was made of' }) isIntact!: boolean;
}

export class IssueInvoiceDto {
  @Ids({
    max: INVOICE.chargesMax,
    optional: true,
    description: 'Charges that are neither reversed nor on an invoice; all such that are not settled, unless told',
  })
  chargeIds?: number[];
  @Day({ optional: true, example: undefined, description: 'Unless told, two weeks from today' }) dueOn?: string;
  @Text({ max: INVOICE.notesMax, optional: true, nullable: true }) notes?: string | null;
}

export class VoidInvoiceDto {
  @Text({ max: INVOICE.reasonMax, example: 'Made out to the wrong person' }) reason!: string;
}

export class InvoiceFilter extends PageFilter {
  @OneOf(INVOICE_STATES, { optional: true }) state?: InvoiceState;
}
