import { meanings } from './figure';

const DAYS = 'Lines of the ledger that count for days of the period; in the clinic’s currency.';
const NOW = 'As it stands now, whatever the period; in the clinic’s currency.';

/** The figures of money. What reverses a line is taken off on the day the reversal counts for. */
export const PAYMENT_FIGURES = meanings({
  'money-charged': {
    report: 'payments',
    label: 'Charged',
    unit: 'MONEY',
    better: 'MORE',
    definition: `${DAYS} Charges, less their reversals.`,
  },
  'money-received': {
    report: 'payments',
    label: 'Payments',
    unit: 'MONEY',
    better: 'MORE',
    definition: `${DAYS} Payments, less their reversals; refunds are not taken off.`,
  },
  'money-refunded': {
    report: 'payments',
    label: 'Refunded',
    unit: 'MONEY',
    better: 'LESS',
    definition: `${DAYS} Refunds, less their reversals.`,
  },
  'money-collected': {
    report: 'payments',
    label: 'Collected',
    unit: 'MONEY',
    better: 'MORE',
    definition: `${DAYS} Payments less refunds, and less what was reversed of either.`,
  },
  'money-discounted': {
    report: 'payments',
    label: 'Discounts',
    unit: 'MONEY',
    better: 'LESS',
    definition: `${DAYS} Discounts, less their reversals.`,
  },
  'money-outstanding': {
    report: 'payments',
    label: 'Outstanding',
    unit: 'MONEY',
    better: 'LESS',
    definition: `Open charges: what stands of them and nothing settles. ${NOW}`,
  },
  'money-prepaid': {
    report: 'payments',
    label: 'Paid ahead',
    unit: 'MONEY',
    better: null,
    definition: `Payments and discounts that settle no charge yet. ${NOW}`,
  },
  'money-outstanding-by-age': {
    report: 'payments',
    label: 'Outstanding',
    unit: 'MONEY',
    better: 'LESS',
    definition: `Open charges of an account, by the days since its oldest open charge. ${NOW}`,
  },
  'money-by-method': {
    report: 'payments',
    label: 'Collected',
    unit: 'MONEY',
    better: 'MORE',
    definition: `${DAYS} Payments less refunds, and less what was reversed of either, by how they were paid.`,
  },
  'money-by-cashier': {
    report: 'payments',
    label: 'Collected',
    unit: 'MONEY',
    better: 'MORE',
    definition: `${DAYS} Payments less refunds, and less what was reversed of either, by who entered the line.`,
  },
  'money-by-clinician': {
    report: 'payments',
    label: 'Charged',
    unit: 'MONEY',
    better: 'MORE',
    definition: `${DAYS} Charges, less their reversals, by the clinician of the visit the charge names; a reversal goes with its charge.`,
  },
  'money-by-currency': {
    report: 'payments',
    label: 'Collected',
    unit: 'MONEY',
    better: 'MORE',
    definition:
      'Payments less refunds, and less what was reversed of either, that count for days of the period, each in its own currency; currencies are never added.',
  },
});
