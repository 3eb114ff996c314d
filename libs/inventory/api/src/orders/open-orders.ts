import type { EntityManager } from 'typeorm';

/** States in which something may still come. */
export const OPEN_STATES = ['DRAFT', 'SENT', 'PARTLY_RECEIVED'] as const;

/** An order that is not over and names the item; null when there is none. */
export async function openOrderOf(db: EntityManager, itemId: number): Promise<number | null> {
  const [row]: { id: number }[] = await db.query(
    `select purchase.id as id from purchase_order_line line join purchase_order purchase on purchase.id = line.order_id
     where line.item_id = ? and purchase.state in (?) order by purchase.id limit 1`,
    [itemId, OPEN_STATES],
  );
  return row?.id ?? null;
}

/** How many of each item were sent for and have not come. */
export async function onOrder(db: EntityManager): Promise<Map<number, number>> {
  const rows: { itemId: number; outstanding: string }[] = await db.query(
    `select line.item_id as itemId, sum(if(line.ordered > line.received, line.ordered - line.received, 0)) as outstanding
     from purchase_order purchase join purchase_order_line line on line.order_id = purchase.id
     where purchase.state in ('SENT', 'PARTLY_RECEIVED') group by line.item_id`,
  );
  return new Map(rows.map(({ itemId, outstanding }) => [itemId, Number(outstanding)]));
}
