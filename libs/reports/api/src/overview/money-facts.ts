import type { Facts } from '../engine/facts';
import { sql } from '../engine/sql';

/** What came in and went out by payments, refunds and what was reversed of them, by the day it counts for. In is above nothing. */
export const MONEY_IN: Facts = {
  key: 'MONEY_IN',
  from: () => sql('posting'),
  where: sql('posting.method is not null'),
  at: { column: 'posting.paid_on', is: 'DAY' },
  dimensions: { currency: 'posting.currency', method: 'posting.method' },
  amount: '-posting.effect_minor',
  rows: {
    id: 'posting.id',
    patient: 'posting.patient_id',
    link: { to: 'patient', id: 'posting.patient_id' },
    columns: [
      { key: 'paidOn', label: 'Day', unit: 'DAY', is: "date_format(posting.paid_on, '%Y-%m-%d')" },
      { key: 'kind', label: 'Kind', unit: 'TEXT', is: 'posting.kind' },
      { key: 'method', label: 'Method', unit: 'TEXT', is: 'posting.method' },
      { key: 'amount', label: 'Amount', unit: 'MONEY', is: '-posting.effect_minor' },
    ],
  },
  kept: { source: 'LEDGER', axes: [['currency', 'method']] },
};
