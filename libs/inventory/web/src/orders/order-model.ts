import { INVENTORY, type AddOrderLineDto, type PurchaseOrderDto } from '@cuspid/inventory/contracts';
import { NO_AMOUNT } from '@cuspid/ui';
import { isWhole } from '../sheet/item-facts';

/** A line of a draft while it is written. */
export interface DraftLine {
  itemId: number;
  name: string;
  unit: string;
  ordered: string;
  /** A unit, in minor units; null: the item's own. */
  unitCost: number | null;
}

export interface OrderDraft {
  supplier: string;
  expectedOn: string;
  notes: string;
  lines: readonly DraftLine[];
}

export const draftOf = ({ supplier, expectedOn, notes, lines }: PurchaseOrderDto): OrderDraft => ({
  supplier,
  expectedOn: expectedOn ?? '',
  notes: notes ?? '',
  lines: lines.map(({ item, ordered, unitCost }) => ({
    itemId: item.id,
    name: item.name,
    unit: item.unit,
    ordered: String(ordered),
    unitCost: unitCost?.amountMinor ?? null,
  })),
});

export const isWrong = ({ ordered, unitCost }: DraftLine): boolean =>
  !isWhole(ordered, { min: 1, max: INVENTORY.quantityMax }) || unitCost === NO_AMOUNT;

export const linesOf = ({ lines }: OrderDraft, currency: string): AddOrderLineDto[] =>
  lines.map(({ itemId, ordered, unitCost }) => ({
    itemId,
    ordered: Number(ordered),
    ...(unitCost !== null && { unitCost: { amountMinor: unitCost, currency } }),
  }));

export const isSame = (one: OrderDraft, other: OrderDraft): boolean => JSON.stringify(one) === JSON.stringify(other);
