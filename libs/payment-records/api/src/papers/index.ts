import { CreditNote } from './credit-note';
import { Invoice } from './invoice';
import { InvoiceCharge } from './invoice-charge';
import { InvoiceReader } from './invoice-reader';
import { InvoicesController } from './invoices.controller';
import { Invoices } from './invoices.service';
import { MoneyPapers } from './money-papers';
import { PaperParts } from './paper-parts';
import { ReceiptPrint } from './receipt-print';
import { ReceiptReader } from './receipt-reader';
import { ReceiptsController } from './receipts.controller';
import { Receipts } from './receipts.service';
import { StatementsController } from './statements.controller';
import { Statements } from './statements.service';

export { Invoices } from './invoices.service';

export const papersEntities = [ReceiptPrint, Invoice, InvoiceCharge, CreditNote];
export const papersControllers = [ReceiptsController, InvoicesController, StatementsController];
export const papersProviders = [InvoiceReader, Invoices, MoneyPapers, PaperParts, ReceiptReader, Receipts, Statements];
