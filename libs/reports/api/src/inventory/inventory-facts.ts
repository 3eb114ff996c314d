import { INVENTORY, STOCK_LEVELS } from '@cuspid/inventory/contracts';
import { dayAfter } from '@cuspid/platform/contracts';
import { clock } from '@cuspid/platform/database';
import { dayIn } from '@cuspid/settings/api';
import type { Facts } from '../engine/facts';
import { sql } from '../engine/sql';

const LEVEL = `elt(item.urgency + 1, ${STOCK_LEVELS.map((level) => `'${level}'`).join(', ')})`;

/** Items in use, by the level and the expiry the stock page goes by. */
export const ITEMS: Facts = {
  key: 'ITEM',
  from: ({ zone }) => {
    const today = dayIn(zone, clock.now());
    const soon = dayAfter(today, INVENTORY.expiringDays);
    return sql(
      `(select item.*, ${LEVEL} as level,
          case when item.soonest_expiry < ? then 'EXPIRED' when item.soonest_expiry <= ? then 'SOON' else 'LATER' end as expiry,
          if(item.urgency < ? or item.soonest_expiry <= ?, 'YES', 'NO') as alert
        from inventory_item item where item.deleted_at is null) item`,
      ...[today, soon, STOCK_LEVELS.indexOf('NORMAL'), soon],
    );
  },
  dimensions: { level: 'item.level', expiry: 'item.expiry', alert: 'item.alert' },
  rows: {
    id: 'item.id',
    link: { to: 'item', id: 'item.id' },
    columns: [
      { key: 'name', label: 'Item', unit: 'TEXT', is: 'item.name' },
      { key: 'category', label: 'Category', unit: 'TEXT', is: 'item.category' },
      { key: 'level', label: 'Level', unit: 'TEXT', is: 'item.level' },
      { key: 'quantity', label: 'On hand', unit: 'COUNT', is: 'item.quantity' },
      { key: 'minimum', label: 'Minimum', unit: 'COUNT', is: 'item.minimum' },
      { key: 'unit', label: 'Unit', unit: 'TEXT', is: 'item.unit' },
      {
        ...{ key: 'expiry', label: 'Soonest expiry', unit: 'DAY' },
        is: "if(item.soonest_expiry = '9999-12-31', null, date_format(item.soonest_expiry, '%Y-%m-%d'))",
      },
    ],
  },
};

/** Lots with something in them, at what they had cost. */
export const LOTS: Facts = {
  key: 'LOT',
  from: () => sql('inventory_lot lot join inventory_item item on item.id = lot.item_id and item.deleted_at is null'),
  where: sql('lot.quantity > 0 and lot.unit_cost_minor is not null'),
  dimensions: { currency: 'lot.cost_currency' },
  amount: 'lot.quantity * lot.unit_cost_minor',
  rows: {
    id: 'lot.id',
    link: { to: 'item', id: 'lot.item_id' },
    columns: [
      { key: 'name', label: 'Item', unit: 'TEXT', is: 'item.name' },
      { key: 'lot', label: 'Lot', unit: 'TEXT', is: 'lot.number' },
      { key: 'quantity', label: 'On hand', unit: 'COUNT', is: 'lot.quantity' },
      { key: 'cost', label: 'Each', unit: 'MONEY', is: 'lot.unit_cost_minor' },
    ],
  },
};

const moved = (key: string, amount: string): Facts => ({
  key,
  // Of one item that is used a lot, a server would rather read all there ever was.
  from: () => sql('stock_movement movement force index (stock_movement_at)'),
  at: { column: 'movement.at', is: 'INSTANT' },
  dimensions: { reason: 'movement.reason', currency: 'movement.cost_currency', item: 'movement.item_id' },
  amount,
  rows: {
    id: 'movement.id',
    joins: `left join inventory_item item on item.id = movement.item_id left join inventory_lot lot on lot.id = movement.lot_id
      left join \`user\` person on person.id = movement.by_id`,
    link: { to: 'item', id: 'movement.item_id' },
    columns: [
      { key: 'at', label: 'When', unit: 'INSTANT', is: 'movement.at' },
      { key: 'name', label: 'Item', unit: 'TEXT', is: 'item.name' },
      { key: 'lot', label: 'Lot', unit: 'TEXT', is: 'lot.number' },
      { key: 'type', label: 'Movement', unit: 'TEXT', is: 'movement.type' },
      { key: 'reason', label: 'Reason', unit: 'TEXT', is: 'movement.reason' },
      { key: 'difference', label: 'Units', unit: 'COUNT', is: 'movement.difference' },
      { key: 'by', label: 'By', unit: 'TEXT', is: 'person.name' },
    ],
  },
});

/** What left the stock, in units; what came back counts down. */
export const TAKEN = moved('STOCK TAKEN', '-movement.difference');
/** The same at what it had cost. */
export const SPENT = moved('STOCK SPENT', '-movement.difference * cast(movement.unit_cost_minor as signed)');
