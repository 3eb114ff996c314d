import { rowsExport } from '@cuspid/patients/api';
import type {
  ExportedCreditNoteDto,
  ExportedInvoiceChargeDto,
  ExportedInvoiceDto,
  ExportedReceiptPrintDto,
} from '@cuspid/patients/contracts/dto';
import { creditNoteText, invoiceText } from '@cuspid/payment-records/contracts';
import { CreditNote } from './credit-note';
import { Invoice } from './invoice';
import { InvoiceCharge } from './invoice-charge';
import { contentOf } from './invoice-content';
import { ReceiptPrint } from './receipt-print';

export const receiptPrintsExport = rowsExport(
  ReceiptPrint,
  ({ printedById }) => [printedById],
  (row, name): ExportedReceiptPrintDto => ({
    ...{ posting: row.postingId, copy: row.copy, format: row.format },
    ...{ printedAt: row.printedAt.toISOString(), printedBy: name(row.printedById) },
  }),
);

export const invoicesExport = rowsExport(
  Invoice,
  ({ issuedById }) => [issuedById],
  (row, name): ExportedInvoiceDto => {
    const { billedTo, notes, totals } = contentOf(row);
    const due = totals.map((total) => `${total.due.currency} ${total.due.amountMinor}`).join(', ');
    return {
      ...{
        id: row.id,
        number: invoiceText(row.number),
        issuedOn: row.issuedOn,
        dueOn: row.dueOn,
        billedTo,
        due,
        notes,
      },
      ...{ hash: row.hash, issuedAt: row.issuedAt.toISOString(), issuedBy: name(row.issuedById) },
    };
  },
);

export const invoiceChargesExport = rowsExport(
  InvoiceCharge,
  () => [],
  (row): ExportedInvoiceChargeDto => ({ invoice: row.invoiceId, charge: row.chargeId }),
);

export const creditNotesExport = rowsExport(
  CreditNote,
  ({ issuedById }) => [issuedById],
  (row, name): ExportedCreditNoteDto => ({
    ...{ invoice: row.invoiceId, number: creditNoteText(row.number), reason: row.reason },
    ...{ issuedAt: row.issuedAt.toISOString(), issuedBy: name(row.issuedById) },
  }),
);
