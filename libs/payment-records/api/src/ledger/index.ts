import { Balances } from './balances';
import { CashDrawer } from './cash-drawer';
import { Ledger } from './ledger';
import { LedgerParts } from './ledger-parts';
import { NumberSeries } from './number-series';
import { OpenAccounts } from './open-accounts';
import { PatientBalance } from './patient-balance';
import { PatientPostingsController } from './patient-postings.controller';
import { Posting } from './posting';
import { PostingAllocation } from './posting-allocation';
import { PostingList } from './posting-list';
import { PostingRows } from './posting-rows';
import { PostingTerms } from './posting-terms';
import { PostingsController } from './postings.controller';
import { PostingsService } from './postings.service';

export { Balances } from './balances';
export { CashDrawer, holdDrawer } from './cash-drawer';
export { Ledger } from './ledger';
export type { Charge, Discount as DiscountLine, Part, Payment, Refund } from './ledger-lines';
export { MinorColumn } from './minor-column';
export { NumberSeries, RECEIPTS } from './number-series';
export { PatientBalance } from './patient-balance';
export { Posting } from './posting';
export { PostingAllocation } from './posting-allocation';
export { PostingRows } from './posting-rows';

export const ledgerEntities = [Posting, PostingAllocation, PatientBalance, CashDrawer, NumberSeries];
export const ledgerControllers = [PatientPostingsController, PostingsController];
export const ledgerProviders = [
  Balances,
  Ledger,
  LedgerParts,
  OpenAccounts,
  PostingList,
  PostingRows,
  PostingsService,
  PostingTerms,
];
/** What other rooms ask. */
export const ledgerExports = [Balances, Ledger, PostingRows];
