import type { FigureKey } from '@cuspid/reports/contracts';
import { methodText } from '@cuspid/payment-records/api';
import { PAYMENT_METHODS, type PostingKind } from '@cuspid/payment-records/contracts';
import type { Facts } from '../engine/facts';
import type { FigureRule } from '../engine/figure-rule';
import { keyedTable, peopleNamed } from '../engine/keyed-table';
import { figureDtos, lineOf, type ReportSource } from '../engine/report-source';
import { AHEAD, CHARGED_FOR, DEBT_AGES, OPEN, OWED, PAID } from './payment-facts';

/** A sum in the clinic’s currency. */
const sum = (key: FigureKey, facts: Facts, kind?: readonly PostingKind[], by?: string): FigureRule => ({
  ...{ key, facts, as: 'SUM', ...(by && { by }) },
  only: ({ currency }) => ({ currency: [currency], ...(kind && { kind }) }),
});

const MONEY = ['PAYMENT', 'REFUND'] as const;
const CHARGED = sum('money-charged', OWED, ['CHARGE']);
const RECEIVED = sum('money-received', PAID, ['PAYMENT']);
const REFUNDED = sum('money-refunded', OWED, ['REFUND']);
const COLLECTED = sum('money-collected', PAID, MONEY);
const DISCOUNTED = sum('money-discounted', PAID, ['DISCOUNT']);
const OUTSTANDING = sum('money-outstanding', OPEN);
const PREPAID = sum('money-prepaid', AHEAD);
const BY_AGE = sum('money-outstanding-by-age', OPEN, undefined, 'age');
const BY_METHOD = sum('money-by-method', PAID, MONEY, 'method');
const BY_CASHIER = sum('money-by-cashier', PAID, MONEY, 'cashier');
const BY_CLINICIAN = sum('money-by-clinician', CHARGED_FOR, ['CHARGE'], 'clinician');
/** Each currency for itself. */
const BY_CURRENCY: FigureRule = {
  ...{ key: 'money-by-currency', facts: PAID, as: 'SUM', by: 'currency' },
  only: { kind: MONEY },
};

/** A method as people say it; what the ledger names otherwise stays as it is. */
const methodNamed = (key: string): string =>
  methodText(PAYMENT_METHODS.find((method) => method === key) ?? null) || key;

const SHOWN = [COLLECTED, CHARGED, RECEIVED, REFUNDED, DISCOUNTED, OUTSTANDING, PREPAID];

/** What was charged, what came in, and what is open. */
export const PAYMENTS_REPORT: ReportSource = {
  kind: 'payments',
  rules: [...SHOWN, BY_AGE, BY_METHOD, BY_CASHIER, BY_CLINICIAN, BY_CURRENCY],
  build: async (read) => ({
    figures: await figureDtos(read, SHOWN),
    series: [
      {
        ...{ key: 'money', label: 'Charged and collected', unit: 'MONEY', currency: read.context.currency },
        lines: [await lineOf(read, CHARGED), await lineOf(read, COLLECTED)],
      },
    ],
    tables: [
      await keyedTable(read, {
        ...{ key: 'by-method', label: 'By method', what: 'Method', rules: [BY_METHOD], keys: PAYMENT_METHODS },
        names: methodNamed,
      }),
      await keyedTable(read, {
        ...{ key: 'by-cashier', label: 'By who entered it', what: 'Cashier', rules: [BY_CASHIER] },
        names: await peopleNamed(read, [BY_CASHIER]),
      }),
      await keyedTable(read, {
        ...{ key: 'by-clinician', label: 'Charged by clinician', what: 'Clinician', rules: [BY_CLINICIAN] },
        names: await peopleNamed(read, [BY_CLINICIAN]),
      }),
      await keyedTable(read, {
        ...{ key: 'by-age', label: 'Outstanding by age', what: 'Since', rules: [BY_AGE], keys: DEBT_AGES },
      }),
      await keyedTable(read, {
        ...{ key: 'by-currency', label: 'By currency', what: 'Currency', rules: [BY_CURRENCY], hasTotal: false },
      }),
    ],
  }),
};
