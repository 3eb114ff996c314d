import type { FigureKey } from '@cuspid/reports/contracts';
import { STOCK_LEVELS, type MovementReason } from '@cuspid/inventory/contracts';
import { InventoryItem } from '@cuspid/inventory/api';
import { In } from 'typeorm';
import type { Only } from '../engine/facts';
import type { FigureRule } from '../engine/figure-rule';
import { keyedTable } from '../engine/keyed-table';
import type { ReportReader } from '../engine/report-reader';
import { figureDtos, lineOf, type ReportSource } from '../engine/report-source';
import { ITEMS, LOTS, SPENT, TAKEN } from './inventory-facts';

const items = (key: FigureKey, only: Only = {}): FigureRule => ({ key, facts: ITEMS, as: 'COUNT', only });
const spent = (key: FigureKey, ...reason: MovementReason[]): FigureRule => ({
  ...{ key, facts: SPENT, as: 'SUM' },
  only: ({ currency }) => ({ currency: [currency], reason }),
});

const VALUE: FigureRule = {
  ...{ key: 'stock-value', facts: LOTS, as: 'SUM' },
  only: ({ currency }) => ({ currency: [currency] }),
};
const USED = spent('stock-used-cost', 'USAGE');
const LOST = spent('stock-lost-cost', 'LOSS', 'EXPIRED');
const UNITS: FigureRule = { key: 'stock-used', facts: TAKEN, as: 'SUM', only: { reason: ['USAGE'] } };
const BY_ITEM: FigureRule = { ...UNITS, key: 'stock-used-by-item', by: 'item' };
const BY_LEVEL: FigureRule = { key: 'stock-by-level', facts: ITEMS, as: 'COUNT', by: 'level' };

const SHOWN = [
  items('stock-alerts', { alert: ['YES'] }),
  items('stock-out', { level: ['OUT_OF_STOCK'] }),
  items('stock-critical', { level: ['CRITICAL'] }),
  items('stock-low', { level: ['LOW_STOCK'] }),
  items('stock-expired', { expiry: ['EXPIRED'] }),
  items('stock-expiring', { expiry: ['SOON'] }),
  items('stock-items'),
  VALUE,
  USED,
  LOST,
  UNITS,
];

/** How the stock stands, by the rules of the stock page, and what of it was used. */
export const INVENTORY_REPORT: ReportSource = {
  kind: 'inventory',
  rules: [...SHOWN, BY_ITEM, BY_LEVEL],
  build: async (read) => ({
    figures: await figureDtos(read, SHOWN),
    series: [
      {
        ...{ key: 'stock-used', label: 'Used and lost', unit: 'MONEY', currency: read.context.currency },
        lines: [await lineOf(read, USED), await lineOf(read, LOST)],
      },
    ],
    tables: [
      await keyedTable(read, {
        ...{ key: 'by-level', label: 'By level', what: 'Level', rules: [BY_LEVEL], keys: STOCK_LEVELS },
        names: (level) => LEVELS.get(level) ?? level,
      }),
      await keyedTable(read, {
        ...{ key: 'used-by-item', label: 'Used most', what: 'Item', rules: [BY_ITEM] },
        names: await itemsNamed(read),
      }),
    ],
  }),
};

const LEVELS: ReadonlyMap<string, string> = new Map([
  ['OUT_OF_STOCK', 'Out of stock'],
  ['CRITICAL', 'Critical'],
  ['LOW_STOCK', 'Low'],
  ['NORMAL', 'Normal'],
]);

async function itemsNamed(read: ReportReader): Promise<(key: string) => string> {
  const ids = [...(await read.rows(BY_ITEM)).keys()].map(Number);
  const found = ids.length
    ? await read.db.find(InventoryItem, { where: { id: In(ids) }, select: { id: true, name: true } })
    : [];
  const known = new Map(found.map(({ id, name }) => [String(id), name]));
  return (key) => known.get(key) ?? key;
}
