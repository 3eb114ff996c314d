import { closingEntities } from './closing';
import { ledgerEntities } from './ledger';
import { papersEntities } from './papers';
import { termsEntities } from './terms';

export {
  Balances,
  CashDrawer,
  holdDrawer,
  Ledger,
  MinorColumn,
  NumberSeries,
  PatientBalance,
  Posting,
  PostingAllocation,
  PostingRows,
} from './ledger';
export { ChargedItem, Discount, Discounts, Instalment, InstalmentCharging, InstalmentPlan, Instalments } from './terms';
export { DayClose, DayClosePosting, DayClosing, openLines, reckon, signedClose } from './closing';
export { Invoices } from './papers';
export { methodText } from './papers/money-words';
export { PaymentRecordsModule } from './payment-records.module';

/** The tables of this domain. */
export const paymentRecordsEntities = [...ledgerEntities, ...papersEntities, ...closingEntities, ...termsEntities];
