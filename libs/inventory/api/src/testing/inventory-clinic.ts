import { openClinic, type SpecClinic } from '@cuspid/platform/testing';
import { ProvidersModule } from '@cuspid/platform/providers';
import { stockDomains, stockTables } from './stock-domains';

/** A clinic with all that the stock stands on. */
export const openInventoryClinic = (): Promise<SpecClinic> =>
  openClinic({ modules: [ProvidersModule.inMemory(), ...stockDomains], entities: stockTables });

/** The day `days` from now, by the universal clock, `YYYY-MM-DD`. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Everything about which levels, lots and movements disagree; none of it in a clinic whose stock is right. */
export async function driftOf(clinic: SpecClinic): Promise<unknown[]> {
  return clinic.source.query(
    `select item.id, item.quantity,
            (select coalesce(sum(lot.quantity), 0) from inventory_lot lot where lot.item_id = item.id) as lots,
            (select coalesce(sum(moved.difference), 0) from stock_movement moved where moved.item_id = item.id) as moved,
            coalesce((select last.balance_after from stock_movement last where last.item_id = item.id order by last.id desc limit 1), 0) as last,
            (select count(*) from inventory_lot lot where lot.item_id = item.id and lot.quantity <>
              (select coalesce(sum(moved.difference), 0) from stock_movement moved where moved.lot_id = lot.id)) as lots_off
     from inventory_item item
     having item.quantity <> lots or item.quantity <> moved or item.quantity <> last or lots_off > 0`,
  );
}

/** Movements of which the balance is not that of the one before and their own difference; none, whatever happened at once. */
export async function brokenChains(clinic: SpecClinic): Promise<unknown[]> {
  return clinic.source.query(
    `select id from (
       select id, difference, balance_after, lot_balance_after,
              coalesce(lag(balance_after) over (partition by item_id order by id), 0) as before_it,
              coalesce(lag(lot_balance_after) over (partition by lot_id order by id), 0) as lot_before
       from stock_movement) told
     where balance_after <> before_it + difference or lot_balance_after <> lot_before + difference`,
  );
}
