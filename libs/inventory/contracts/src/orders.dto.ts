import {
  Day,
  Flag,
  Id,
  Instant,
  Int,
  ListOf,
  Money,
  MoneyDto,
  Nested,
  OneOf,
  PageFilter,
  Text,
} from '@cuspid/platform/contracts/dto';
import { StaffDto } from '@cuspid/users/contracts/dto';
import { ScannedText } from './fields';
import { InventoryItemDto, InventoryLotDto } from './inventory.dto';
import { MovedItemDto, StockMovementDto } from './movements.dto';
import { INVENTORY, ORDER_STATES, SCAN_KINDS, type OrderState, type ScanKind } from './inventory.values';

const level = { min: 0, max: INVENTORY.levelMax } as const;
const COST = { optional: true, nullable: true, max: INVENTORY.costMax } as const;
const open = { optional: true, nullable: true, example: undefined } as const;
const some = { min: 1, max: INVENTORY.quantityMax } as const;

/** What a scanned code says, and what of it the clinic knows. */
export class ScanDto {
  @OneOf(SCAN_KINDS) kind!: ScanKind;
  @Text({ max: 14, nullable: true, example: '04012345678901' }) gtin!: string | null;
  @Text({ max: INVENTORY.lotMax, nullable: true }) lotNumber!: string | null;
  @Day({ nullable: true }) expiresOn!: string | null;
  @Text({ max: INVENTORY.lotMax, nullable: true }) serial!: string | null;
  @Int({ ...level, nullable: true, description: 'Units: those of the box, times those the code tells' })
  units!: number | null;
  @Nested(() => InventoryItemDto, { nullable: true, description: 'Null: no item has this code' })
  item!: InventoryItemDto | null;
  @Nested(() => InventoryLotDto, { nullable: true, description: 'The item’s lot of this number that is not empty' })
  lot!: InventoryLotDto | null;
  @Flag({ description: 'By the expiry on the code, else by the lot’s' }) isExpired!: boolean;
}

export class ScanFilter {
  @ScannedText({
    max: INVENTORY.scanMax,
    example: '0104012345678901172811301026-04A',
    description: 'As the scanner sent it; FNC1 as the sign U+001D, or as what it sends instead',
  })
  code!: string;
}

/** What to order of an item, and why. */
export class ReorderDto {
  @Nested(() => InventoryItemDto) item!: InventoryItemDto;
  @Int({ ...level, description: 'On its way by orders that were sent' }) onOrder!: number;
  @Int({ ...level, description: 'Units, in whole packs' }) proposed!: number;
  @Int({ ...level, description: 'The same in packs' }) packs!: number;
  @Int({ ...level, description: 'What is wanted on hand' }) target!: number;
  @OneOf(['MINIMUM', 'PACE'], { description: 'At the minimum · it will run out before a delivery can come' })
  because!: 'MINIMUM' | 'PACE';
}

/** Which proposals, by supplier and name. */
export class ReorderFilter extends PageFilter {
  @Text({ max: INVENTORY.supplierMax, optional: true }) supplier?: string;
}

/** A line of an order: an item once. */
export class OrderLineDto {
  @Id() id!: number;
  @Nested(() => MovedItemDto) item!: MovedItemDto;
  @Int(some) ordered!: number;
  @Int(level) received!: number;
  @Int({ ...level, description: 'Still to come' }) outstanding!: number;
  @Int({ ...level, description: 'Delivered beyond what was ordered' }) over!: number;
  @Money({ ...COST, description: 'A unit; left out for whoever may not see costs' }) unitCost?: MoneyDto | null;
}

/** An order with a supplier. */
export class PurchaseOrderDto {
  @Id() id!: number;
  @Text({ max: 20, example: 'PO-000012' }) number!: string;
  @Text({ max: INVENTORY.supplierMax }) supplier!: string;
  @OneOf(ORDER_STATES) state!: OrderState;
  @Day({ nullable: true }) expectedOn!: string | null;
  @Text({ max: INVENTORY.notesMax, nullable: true }) notes!: string | null;
  @ListOf(() => OrderLineDto, { max: INVENTORY.linesMax }) lines!: OrderLineDto[];
  @Instant() createdAt!: string;
  @Nested(() => StaffDto, { nullable: true }) createdBy!: StaffDto | null;
  @Instant({ nullable: true }) sentAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) sentBy!: StaffDto | null;
  @Instant({ nullable: true, description: 'Received whole, or cancelled' }) closedAt!: string | null;
  @Text({ max: INVENTORY.notesMax, nullable: true, description: 'Why it was cancelled' }) cancelReason!: string | null;
  @Int({ min: 1, max: 4_294_967_295 }) version!: number;
  @ListOf(() => MoneyDto, { max: 20, optional: true, description: 'The sum, a currency a line; costs only' })
  total?: MoneyDto[];
}

/** Which orders, the newest first. */
export class OrderFilter extends PageFilter {
  @OneOf(ORDER_STATES, { optional: true }) state?: OrderState;
  @Flag({ query: true, optional: true, description: 'Only those that are not over' }) isOpen?: boolean;
}

export class AddOrderLineDto {
  @Id() itemId!: number;
  @Int({ ...some, example: 20 }) ordered!: number;
  @Money({ ...COST, description: 'A unit; the item’s own unless told' }) unitCost?: MoneyDto | null;
}

/** A new order, a draft until it is sent. */
export class AddOrderDto {
  @Text({ max: INVENTORY.supplierMax, example: 'Lanka Dental Supplies' }) supplier!: string;
  @Day(open) expectedOn?: string | null;
  @Text({ ...open, max: INVENTORY.notesMax }) notes?: string | null;
  @ListOf(() => AddOrderLineDto, { min: 1, max: INVENTORY.linesMax }) lines!: AddOrderLineDto[];
}

/** Changes a draft; once it was sent, only when it is expected and the notes. Lines replace the lines. */
export class EditOrderDto {
  @Text({ max: INVENTORY.supplierMax, optional: true }) supplier?: string;
  @Day(open) expectedOn?: string | null;
  @Text({ ...open, max: INVENTORY.notesMax, example: 'Rang: comes on Friday' }) notes?: string | null;
  @ListOf(() => AddOrderLineDto, { min: 1, max: INVENTORY.linesMax, optional: true }) lines?: AddOrderLineDto[];
}

/** Cancels what is still to come. */
export class CancelOrderDto {
  @Text({ min: INVENTORY.reasonMin, max: INVENTORY.notesMax, example: 'The supplier does not have it' })
  reason!: string;
}

/** Something that was delivered: some of a line, of one lot. */
export class DeliveredDto {
  @Id() lineId!: number;
  @Int({ ...some, example: 10 }) quantity!: number;
  @Text({ ...open, max: INVENTORY.lotMax }) lotNumber?: string | null;
  @Day(open) expiresOn?: string | null;
  @Money({ ...COST, description: 'A unit; the line’s own unless told' }) unitCost?: MoneyDto | null;
}

/** A delivery, whole or scan by scan. */
export class ReceiveOrderDto {
  @ListOf(() => DeliveredDto, { min: 1, max: INVENTORY.linesMax }) delivered!: DeliveredDto[];
  @Flag({ optional: true, description: 'More than was ordered is kept; else it is refused and told' })
  acceptsOver?: boolean;
  @Text({ ...open, max: INVENTORY.notesMax }) notes?: string | null;
}

/** What a delivery brought. */
export class ReceivedOrderDto {
  @Nested(() => PurchaseOrderDto) order!: PurchaseOrderDto;
  @ListOf(() => StockMovementDto, { max: INVENTORY.linesMax }) movements!: StockMovementDto[];
}
