import { PurchaseOrder, PurchaseOrderLine } from '@cuspid/inventory/api';
import type { OrderState } from '@cuspid/inventory/contracts';
import type { Tx } from '@cuspid/platform/database';
import type { ClinicTime } from './clinic-time';
import type { Stocked } from './inventory';
import type { PastMove } from './stock-past';
import { insertAll } from './write';

const lastDelivery = ({ past }: Stocked): PastMove | undefined => past.moves.findLast(({ type }) => type === 'IN');

/** One order of each state; answers by which of them deliveries came. */
export async function writeOrders(
  tx: Tx,
  stocked: Stocked[],
  nurse: number,
  time: ClinicTime,
): Promise<Map<PastMove, number>> {
  const short = stocked.filter(({ past }) => past.level < past.minimum);
  const full = stocked.filter(({ past, shelf }) => past.ending === 'enough' && shelf.leadDays < 12);
  const plans = [
    { state: 'SENT', days: 3, come: [], due: short.slice(0, 3) },
    { state: 'DRAFT', days: 0, come: [], due: short.slice(3, 5) },
    { state: 'PARTLY_RECEIVED', days: 12, come: full.slice(0, 2), due: short.slice(5, 6) },
    { state: 'RECEIVED', days: 30, come: full.slice(2, 5), due: [] },
    { state: 'CANCELLED', days: 40, come: [], due: full.slice(6, 7) },
  ] as const;
  const came = new Map<PastMove, number>();
  for (const [index, { state, days, come, due }] of plans.entries()) {
    const id = index + 1;
    const supplier = [...come, ...due][0]?.shelf.supplier ?? 'Lanka Dental Supplies';
    await insertAll(tx, PurchaseOrder, [orderRow(id, state, supplier, days, nurse, time)]);
    await insertAll(tx, PurchaseOrderLine, [
      ...come.map((one) => line(id, one, lastDelivery(one)?.difference ?? 0)),
      ...due.map((one) => line(id, one, 0)),
    ]);
    for (const one of come) {
      const delivery = lastDelivery(one);
      if (delivery) came.set(delivery, id);
    }
  }
  return came;
}

function line(orderId: number, { id, past }: Stocked, received: number) {
  const [, , rupees, , pack] = past.kept;
  const wanted = Math.max(1, Math.ceil((past.maximum - past.level) / pack)) * pack;
  const price = { unitCostMinor: rupees * 100, costCurrency: 'LKR' };
  return { orderId, itemId: id, ordered: received || wanted, received, ...price };
}

function orderRow(id: number, state: OrderState, supplier: string, days: number, nurse: number, time: ClinicTime) {
  const createdAt = time.at(time.day(-days - 1), 9 * 60);
  return {
    ...{ id, supplier, state, createdAt, createdById: nurse },
    ...(state !== 'DRAFT' && {
      sentAt: createdAt,
      sentById: nurse,
      expectedOn: time.day(state === 'SENT' ? 4 : 2 - days),
    }),
    ...((state === 'RECEIVED' || state === 'CANCELLED') && { closedAt: time.ago(24 * 60), closedById: nurse }),
    ...(state === 'CANCELLED' && { cancelReason: 'Ordered twice' }),
  };
}
