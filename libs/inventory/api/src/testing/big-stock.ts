import type { DataSource } from 'typeorm';

const AT_ONCE = 2_000;
const DAY_MS = 86_400_000;
const WEEKS = 12;

/** Fills a stock straight into the tables; the rows agree with each other as those of the service do. */
export async function fillStock(
  source: DataSource,
  byId: number,
  { items, movements }: { items: number; movements: number },
): Promise<void> {
  const now = Date.now();
  const [{ last }] = await source.query('select coalesce(max(id), 0) as last from inventory_item');
  const ids = Array.from({ length: items }, (_, n) => Number(last) + 1 + n);
  await inParts(
    source,
    ITEM,
    ids.map((id) => itemOf(id, now, byId)),
  );
  await inParts(
    source,
    LOT,
    ids.map((id) => lotOf(id, now)),
  );
  const weeks = Array.from({ length: WEEKS }, (_, week) => mondayBefore(now - week * 7 * DAY_MS));
  await inParts(
    source,
    USE,
    ids.flatMap((id) => weeks.map((week) => [id, week, id % 7])),
  );
  const each = Math.floor(movements / items);
  for (let from = 0; from < ids.length; from += 100) {
    await inParts(
      source,
      MOVED,
      ids.slice(from, from + 100).flatMap((id) => movementsOf(id, each, left(id), now, byId)),
    );
  }
  await source.query('analyze table inventory_item, inventory_lot, inventory_use, stock_movement');
}

const ITEM =
  'inventory_item (id, name, category, unit, quantity, minimum, soonest_expiry, supplier, created_at, created_by_id, updated_at, updated_by_id)';
const LOT = 'inventory_lot (id, item_id, number, expires_on, quantity, received_at)';
const USE = 'inventory_use (item_id, week, used)';
const MOVED = 'stock_movement (item_id, lot_id, type, reason, difference, balance_after, lot_balance_after, at, by_id)';

const left = (id: number) => id % 40;
const expiryOf = (id: number, now: number) => dayOf(now + (id % 400) * DAY_MS);

function itemOf(id: number, now: number, byId: number): unknown[] {
  const said = [`Big item ${id}`, `Category ${id % 12}`, 'box', left(id), 15, expiryOf(id, now), `Supplier ${id % 9}`];
  return [id, ...said, new Date(now - 400 * DAY_MS), byId, new Date(now), byId];
}

const lotOf = (id: number, now: number): unknown[] => [
  ...[id + 1_000_000, id, `LOT${id}`, expiryOf(id, now), left(id), new Date(now - 400 * DAY_MS)],
];

function movementsOf(id: number, each: number, left: number, now: number, byId: number): unknown[][] {
  const uses = each - 1;
  return Array.from({ length: each }, (_, n) => {
    const balance = left + uses - n;
    const at = new Date(now - (each - n) * 600_000 - id * 1_000);
    const kind = n === 0 ? ['IN', 'PURCHASE', left + uses] : ['OUT', n % 50 ? 'USAGE' : 'LOSS', -1];
    return [id, id + 1_000_000, ...kind, balance, balance, at, byId];
  });
}

async function inParts(source: DataSource, into: string, rows: unknown[][]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await source.query('insert into ' + into + ' values ?', [rows.slice(from, from + AT_ONCE)]);
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const mondayBefore = (at: number): string => dayOf(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS);
