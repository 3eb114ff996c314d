import { meanings } from './figure';

const ITEMS = 'Items in use now, the bin left out; as the stock page counts them.';
const MOVED =
  'Movements on days of the period, in the clinic’s time zone, at what a unit of the lot had cost; lots without a price or in another currency are left out.';

/** The figures of the stock: its levels are the ones of the stock page, by the same rules. */
export const INVENTORY_FIGURES = meanings({
  'stock-items': { report: 'inventory', label: 'Items', unit: 'COUNT', better: null, definition: ITEMS },
  'stock-alerts': {
    report: 'inventory',
    label: 'Need somebody',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${ITEMS} Not at a normal level, or with a lot on hand that has expired or expires within 60 days.`,
  },
  'stock-out': {
    report: 'inventory',
    label: 'Out of stock',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${ITEMS} None left.`,
  },
  'stock-critical': {
    report: 'inventory',
    label: 'Critical',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${ITEMS} Half the minimum or less, but some left.`,
  },
  'stock-low': {
    report: 'inventory',
    label: 'Low',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${ITEMS} At the minimum or below, above half of it.`,
  },
  'stock-expired': {
    report: 'inventory',
    label: 'Expired',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${ITEMS} The soonest expiry of what is on hand is before today.`,
  },
  'stock-expiring': {
    report: 'inventory',
    label: 'Expiring soon',
    unit: 'COUNT',
    better: 'LESS',
    definition: `${ITEMS} The soonest expiry of what is on hand is today or within 60 days.`,
  },
  'stock-by-level': {
    report: 'inventory',
    label: 'Items',
    unit: 'COUNT',
    better: null,
    definition: `${ITEMS} By level.`,
  },
  'stock-value': {
    report: 'inventory',
    label: 'Value on hand',
    unit: 'MONEY',
    better: null,
    definition:
      'What is on hand now at what its lot had cost, of items in use; lots without a price are left out; in the clinic’s currency.',
  },
  'stock-used-cost': {
    report: 'inventory',
    label: 'Used',
    unit: 'MONEY',
    better: null,
    definition: `Taken for use, less what was given back. ${MOVED}`,
  },
  'stock-lost-cost': {
    report: 'inventory',
    label: 'Lost or expired',
    unit: 'MONEY',
    better: 'LESS',
    definition: `Written off as lost or expired, less what was corrected. ${MOVED}`,
  },
  'stock-used': {
    report: 'inventory',
    label: 'Units used',
    unit: 'COUNT',
    better: null,
    definition: 'Units taken for use on days of the period, less those given back; in each item’s own unit.',
  },
  'stock-used-by-item': {
    report: 'inventory',
    label: 'Units used',
    unit: 'COUNT',
    better: null,
    definition: 'Units of an item taken for use on days of the period, less those given back.',
  },
});
