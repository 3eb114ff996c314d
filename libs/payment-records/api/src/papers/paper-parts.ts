import { Injectable, type OnModuleInit } from '@nestjs/common';
import { lastEntryIn, PatientParts, tableSource, TimelineSources } from '@cuspid/patients/api';
import { creditNoteText, invoiceText } from '@cuspid/payment-records/contracts';
import { CreditNote } from './credit-note';
import { Invoice } from './invoice';
import { InvoiceCharge } from './invoice-charge';
import { creditNotesExport, invoiceChargesExport, invoicesExport, receiptPrintsExport } from './paper-export';
import { ReceiptPrint } from './receipt-print';

/**
 * What papers keep about a patient, and tell of them. Two records' papers become one's by their rows moving; what they say,
 * and their hashes, name nobody's record, so they stay as they were issued.
 */
@Injectable()
export class PaperParts implements OnModuleInit {
  constructor(
    private readonly parts: PatientParts,
    private readonly sources: TimelineSources,
  ) {}

  onModuleInit(): void {
    this.parts.add(
      { name: 'receipt-prints', entity: ReceiptPrint, export: receiptPrintsExport },
      {
        name: 'invoices',
        entity: Invoice,
        lastEntry: (db, patientId) => lastEntryIn(db, Invoice, 'issuedAt', { patientId }),
        export: invoicesExport,
      },
      { name: 'invoice-charges', entity: InvoiceCharge, export: invoiceChargesExport },
      { name: 'credit-notes', entity: CreditNote, export: creditNotesExport },
    );
    this.sources.add(
      tableSource<Invoice>({
        ...{ name: 'invoice', kind: 'payments', permission: 'payment.read' },
        ...{ entity: Invoice, table: 'invoice', index: 'invoice_issued', at: 'issued_at' },
        told: ({ id, issuedAt, issuedById, number }) => ({
          ...{ id, at: issuedAt, byId: issuedById, what: 'invoice.issued' },
          ...{ parts: { label: invoiceText(number) }, link: { to: 'payments' } },
        }),
      }),
      tableSource<CreditNote>({
        ...{ name: 'credit-note', kind: 'payments', permission: 'payment.read' },
        ...{ entity: CreditNote, table: 'credit_note', index: 'credit_note_issued', at: 'issued_at' },
        told: ({ id, issuedAt, issuedById, number }) => ({
          ...{ id, at: issuedAt, byId: issuedById, what: 'invoice.voided' },
          ...{ parts: { label: creditNoteText(number) }, link: { to: 'payments' } },
        }),
      }),
    );
  }
}
