import { clock } from '@cuspid/platform/database';
import { dayIn } from '@cuspid/settings/api';
import type { Facts } from '../engine/facts';
import { sql } from '../engine/sql';

/** What kind of line a line is, or undoes. */
const KIND = 'ifnull(posting.reverses_kind, posting.kind)';

const lines = (key: string, amount: string, set: Partial<Facts> = {}): Facts => ({
  key,
  from: () => sql('posting'),
  at: { column: 'posting.paid_on', is: 'DAY' },
  dimensions: {
    kind: KIND,
    currency: 'posting.currency',
    method: 'posting.method',
    cashier: 'posting.posted_by_id',
  },
  amount,
  rows: {
    id: 'posting.id',
    joins: 'left join `user` cashier on cashier.id = posting.posted_by_id',
    patient: 'posting.patient_id',
    link: { to: 'patient', id: 'posting.patient_id' },
    columns: [
      { key: 'day', label: 'Day', unit: 'DAY', is: "date_format(posting.paid_on, '%Y-%m-%d')" },
      { key: 'kind', label: 'Kind', unit: 'TEXT', is: 'posting.kind' },
      { key: 'description', label: 'For', unit: 'TEXT', is: 'posting.description' },
      { key: 'method', label: 'Method', unit: 'TEXT', is: 'posting.method' },
      { key: 'currency', label: 'Currency', unit: 'TEXT', is: 'posting.currency' },
      { key: 'receipt', label: 'Receipt', unit: 'COUNT', is: 'posting.receipt_number' },
      { key: 'cashier', label: 'Entered by', unit: 'TEXT', is: 'cashier.name' },
    ],
  },
  ...set,
});

/** Lines that make patients owe more count up: charges and refunds. */
export const OWED = lines('OWED LINES', 'posting.effect_minor');
/** Lines that make patients owe less count up: payments and discounts; of money, a refund counts down. */
export const PAID = lines('PAID LINES', '-posting.effect_minor');

/** Charges by the clinician of the visit they name; a reversal names none, and goes with what it reverses. */
export const CHARGED_FOR = lines('CHARGED FOR', 'posting.effect_minor', {
  from: () =>
    sql(`posting left join posting undone on undone.id = posting.reverses_id
      left join visit on visit.id = ifnull(posting.visit_id, undone.visit_id)`),
  dimensions: { kind: KIND, currency: 'posting.currency', clinician: 'ifnull(visit.provider_id, 0)' },
});

/** How old what is open is, in days since the oldest open charge of an account. */
export const DEBT_AGES = ['0–30 days', '31–60 days', '61–90 days', 'More than 90 days'] as const;

/** Accounts: what of them is open, or paid ahead, at this moment. */
const accounts = (key: string, column: 'open_minor' | 'prepaid_minor'): Facts => ({
  key,
  from: ({ zone }) =>
    sql(
      `(select account.id, account.patient_id, account.currency, account.open_minor, account.prepaid_minor, account.open_since,
          case when account.open_since is null or datediff(?, account.open_since) <= 30 then '${DEBT_AGES[0]}'
            when datediff(?, account.open_since) <= 60 then '${DEBT_AGES[1]}'
            when datediff(?, account.open_since) <= 90 then '${DEBT_AGES[2]}' else '${DEBT_AGES[3]}' end as age
        from patient_balance account) account`,
      ...Array.from({ length: 3 }, () => dayIn(zone, clock.now())),
    ),
  where: sql(`account.${column} > 0`),
  dimensions: { currency: 'account.currency', age: 'account.age' },
  amount: `account.${column}`,
  rows: {
    id: 'account.id',
    patient: 'account.patient_id',
    link: { to: 'patient', id: 'account.patient_id' },
    columns: [
      { key: 'since', label: 'Since', unit: 'DAY', is: "date_format(account.open_since, '%Y-%m-%d')" },
      { key: 'age', label: 'Age', unit: 'TEXT', is: 'account.age' },
      { key: 'currency', label: 'Currency', unit: 'TEXT', is: 'account.currency' },
    ],
  },
});

export const OPEN = accounts('OPEN ACCOUNTS', 'open_minor');
export const AHEAD = accounts('PREPAID ACCOUNTS', 'prepaid_minor');
