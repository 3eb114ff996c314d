import type { Provider } from '@angular/core';
import { HEADER_PART, RowBalances, type OverviewPart } from '@cuspid/patients/web';
import { cashWords } from '../cash.routes';
import { BalanceRows } from './balance-rows';

/** What a patient owes, on the first page of their record. */
export const balancePart: OverviewPart = {
  permission: 'payment.read',
  words: cashWords,
  component: () => import('./balance-card').then((m) => m.BalanceCard),
};

const headerPart: OverviewPart = {
  ...balancePart,
  component: () => import('./header-balance').then((m) => m.HeaderBalance),
};

/** The same in the header of the record and in the directory, for the route of the patients. */
export const balanceProviders: Provider[] = [
  { provide: HEADER_PART, useValue: headerPart },
  { provide: RowBalances, useClass: BalanceRows },
];
