import {
  INVENTORY,
  type DeliveredDto,
  type InventoryItemDto,
  type PurchaseOrderDto,
  type RecordMovementDto,
  type ScanDto,
} from '@cuspid/inventory/contracts';
import { idempotencyKey } from '@cuspid/platform/web';
import { NO_AMOUNT } from '@cuspid/ui';
import { isWhole } from '../sheet/item-facts';

/** `unsure`: the answer was lost, so it stays as it is until it is sent again. */
export type LineState = 'ready' | 'posting' | 'refused' | 'unsure';

/** Something delivered: so many units of an item, of one lot. */
export interface DeliveryLine {
  id: number;
  /** Null: nobody knows yet what the pack with this code is. */
  item: InventoryItemDto | null;
  gtin: string | null;
  lotNumber: string;
  /** `YYYY-MM-DD`, or empty. */
  expiresOn: string;
  quantity: string;
  /** Units a scan adds. */
  units: number;
  /** A unit, in minor units; null as the item says. */
  unitCost: number | null;
  state: LineState;
  /** What the server said to it. */
  told: string | null;
  /** Sent again after a lost answer, it brings nothing in twice. */
  key: string;
}

/** What is wrong with a line before it is sent. */
export type Fault = 'item' | 'quantity' | 'expired' | 'cost' | 'lot';

let count = 0;

export const lineOf = (item: InventoryItemDto | null, what: Partial<DeliveryLine> = {}): DeliveryLine => ({
  id: ++count,
  item,
  gtin: null,
  lotNumber: '',
  expiresOn: '',
  quantity: String(what.units ?? 1),
  units: 1,
  unitCost: item?.unitCost?.amountMinor ?? null,
  state: 'ready',
  told: null,
  key: idempotencyKey(),
  ...what,
});

/** The lines with one more pack: another of the same lot makes its line longer, any other a line of its own, on top. */
export function withScan(lines: readonly DeliveryLine[], scan: ScanDto): { lines: DeliveryLine[]; at: number } {
  const { item, gtin } = scan;
  const [lotNumber, expiresOn] = [scan.lotNumber ?? '', scan.expiresOn ?? ''];
  const units = scan.units ?? 1;
  const same = lines.find(
    (line) =>
      (line.state === 'ready' || line.state === 'refused') &&
      (item ? line.item?.id === item.id : line.item === null && line.gtin === gtin) &&
      line.lotNumber === lotNumber &&
      line.expiresOn === expiresOn,
  );
  if (same) {
    const quantity = String((Number(same.quantity) || 0) + units);
    return { lines: lines.map((line) => (line === same ? { ...line, quantity } : line)), at: same.id };
  }
  const line = lineOf(item, { gtin, lotNumber, expiresOn, units });
  return { lines: [line, ...lines], at: line.id };
}

/** What has to be put right, in the order of the columns. */
export function faultOf(line: DeliveryLine, today: string): Fault | null {
  if (!line.item) return 'item';
  if (line.lotNumber.trim().length > INVENTORY.lotMax) return 'lot';
  if (line.expiresOn && line.expiresOn < today) return 'expired';
  if (!isWhole(line.quantity, { min: 1, max: INVENTORY.quantityMax })) return 'quantity';
  return line.unitCost === NO_AMOUNT || (line.unitCost ?? 0) > INVENTORY.costMax ? 'cost' : null;
}

/** The line of an order it belongs to; null: it was not ordered. */
export const orderLineOf = (order: PurchaseOrderDto | null, { item }: DeliveryLine) =>
  order?.lines.find((line) => line.item.id === item?.id) ?? null;

/** How many units of a line of the order stand here. */
export const hereOf = (lines: readonly DeliveryLine[], itemId: number): number =>
  lines.reduce((sum, line) => sum + (line.item?.id === itemId ? Number(line.quantity) || 0 : 0), 0);

export function movementOf(line: DeliveryLine, currency: string): RecordMovementDto {
  return { type: 'IN', reason: 'PURCHASE', ...broughtBy(line, currency) };
}

export const deliveredOf = (line: DeliveryLine, lineId: number, currency: string): DeliveredDto => ({
  lineId,
  ...broughtBy(line, currency),
});

function broughtBy({ quantity, lotNumber, expiresOn, unitCost }: DeliveryLine, currency: string) {
  const lot = lotNumber.trim();
  return {
    quantity: Number(quantity),
    ...(lot && { lotNumber: lot }),
    ...(expiresOn && { expiresOn }),
    ...(unitCost !== null && { unitCost: { amountMinor: unitCost, currency } }),
  };
}
