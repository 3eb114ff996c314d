import { Day, Id, Instant, Int, Text } from '@cuspid/platform/contracts/dto';
import { MOST, name, words } from './portable-columns';

/** That a receipt was handed out. */
export class ExportedReceiptPrintDto {
  @Id({ description: '`number` of the posting' }) posting!: number;
  @Int({ min: 0, max: MOST, description: '0: the original; then which copy' }) copy!: number;
  @Text({ max: 4, description: 'a4 or slip' }) format!: string;
  @Instant() printedAt!: string;
  @Text(name) printedBy!: string | null;
}

/** An invoice as it was issued. */
export class ExportedInvoiceDto {
  @Id() id!: number;
  @Text({ max: 20 }) number!: string;
  @Day() issuedOn!: string;
  @Day() dueOn!: string;
  @Text({ max: 200 }) billedTo!: string;
  @Text({ max: 500, description: 'What was to be paid, in minor units, a sum for each currency' }) due!: string;
  @Text(words()) notes!: string | null;
  @Text({ max: 64, description: 'SHA-256 of what it says' }) hash!: string;
  @Instant() issuedAt!: string;
  @Text(name) issuedBy!: string | null;
}

/** That a charge stands on an invoice. */
export class ExportedInvoiceChargeDto {
  @Id({ description: '`id` of the invoice' }) invoice!: number;
  @Id({ description: '`number` of the posting' }) charge!: number;
}

/** What made an invoice void. */
export class ExportedCreditNoteDto {
  @Id({ description: '`id` of the invoice' }) invoice!: number;
  @Text({ max: 20 }) number!: string;
  @Text({ max: 500 }) reason!: string;
  @Instant() issuedAt!: string;
  @Text(name) issuedBy!: string | null;
}
