import { meanings } from './figure';

/** What only the overview shows; its other figures are those of the reports below it. */
export const OVERVIEW_FIGURES = meanings({
  collected: {
    report: 'overview',
    label: 'Collected',
    unit: 'MONEY',
    better: 'MORE',
    definition:
      'Payments that count for days of the period, less refunds and what was reversed of either on those days; in the clinic’s currency.',
  },
});
