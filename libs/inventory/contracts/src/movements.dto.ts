import {
  Day,
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
import { InventoryItemDto } from './inventory.dto';
import {
  INVENTORY,
  MOVEMENT_REASONS,
  MOVEMENT_TYPES,
  type MovementReason,
  type MovementType,
} from './inventory.values';

const level = { min: 0, max: INVENTORY.levelMax } as const;
const COST = { optional: true, nullable: true, max: INVENTORY.costMax } as const;
const open = { optional: true, nullable: true, example: undefined } as const;

/** Which item a movement was of. */
export class MovedItemDto {
  @Id() id!: number;
  @Text({ max: INVENTORY.nameMax }) name!: string;
  @Text({ max: INVENTORY.unitMax }) unit!: string;
}

/** Which lot a movement was of. */
export class MovedLotDto {
  @Id() id!: number;
  @Text({ max: INVENTORY.lotMax, nullable: true }) number!: string | null;
  @Day({ nullable: true }) expiresOn!: string | null;
}

/** One change of a level, as it was written. Never changed: a wrong one is put right by another. */
export class StockMovementDto {
  @Id() id!: number;
  @Instant() at!: string;
  @OneOf(MOVEMENT_TYPES) type!: MovementType;
  @OneOf(MOVEMENT_REASONS) reason!: MovementReason;
  @Int({ ...level, description: 'How many units, whichever way' }) quantity!: number;
  @Int({ min: -INVENTORY.levelMax, max: INVENTORY.levelMax, description: 'The same with its sign' }) change!: number;
  @Int({ ...level, description: 'Of the item, after it' }) balanceAfter!: number;
  @Int({ ...level, description: 'Of the lot, after it' }) lotBalanceAfter!: number;
  @Nested(() => MovedItemDto) item!: MovedItemDto;
  @Nested(() => MovedLotDto) lot!: MovedLotDto;
  @Nested(() => StaffDto, { nullable: true }) by!: StaffDto | null;
  @Text({ max: INVENTORY.notesMax, nullable: true }) notes!: string | null;
  @Id({ nullable: true, description: 'The use on a patient it was for' }) patientUsageId!: number | null;
  @Id({ nullable: true, description: 'The purchase order it came by' }) orderId!: number | null;
  @Money({ ...COST, description: 'A unit of the lot, then; left out for whoever may not see costs' })
  unitCost?: MoneyDto | null;
}

/**
 * Changes a level. IN brings units into a lot (an existing one, or one of this number and expiry). OUT takes them from
 * the lot told, else from those that expire first. ADJUSTMENT says how many there are now, and the difference is noted.
 */
export class RecordMovementDto {
  @OneOf(MOVEMENT_TYPES, { example: 'IN' }) type!: MovementType;
  @Int({ min: 0, max: INVENTORY.quantityMax, example: 20, description: 'Whole units; 0 only for an ADJUSTMENT' })
  quantity!: number;
  @OneOf(MOVEMENT_REASONS, { example: 'PURCHASE' }) reason!: MovementReason;
  @Id({ ...open, description: 'The lot; left out, the first to expire' }) lotId?: number | null;
  @Text({ ...open, max: INVENTORY.lotMax, description: 'Of an IN' }) lotNumber?: string | null;
  @Day({ ...open, description: 'Of an IN' }) expiresOn?: string | null;
  @Money({ ...COST, description: 'A unit, of an IN; the item’s own unless told' }) unitCost?: MoneyDto | null;
  @Text({ ...open, max: INVENTORY.notesMax, example: 'Delivery of Monday' }) notes?: string | null;
}

/** What a change of the stock left. */
export class StockChangeDto {
  @Nested(() => InventoryItemDto, { description: 'As it is now' }) item!: InventoryItemDto;
  @ListOf(() => StockMovementDto, { max: INVENTORY.lotsMax, description: 'A movement a lot' })
  movements!: StockMovementDto[];
}

/** Which movements of an item, the newest first. */
export class ItemMovementFilter extends PageFilter {}

/** Which movements of the whole stock, the newest first. */
export class MovementFilter extends PageFilter {
  @OneOf(MOVEMENT_TYPES, { optional: true }) type?: MovementType;
  @OneOf(MOVEMENT_REASONS, { optional: true }) reason?: MovementReason;
  @Day({ optional: true, example: undefined, description: 'From this day of the clinic' }) from?: string;
  @Day({ optional: true, example: undefined, description: 'Up to this day, which counts' }) to?: string;
}

/** How many of a lot were found. */
export class LotCountDto {
  @Id({ ...open, description: 'A lot of the item; left out, one of this number and expiry that was found' })
  lotId?: number | null;
  @Text({ ...open, max: INVENTORY.lotMax }) lotNumber?: string | null;
  @Day(open) expiresOn?: string | null;
  @Int({ min: 0, max: INVENTORY.quantityMax, example: 12 }) counted!: number;
  @Int({ ...open, min: 0, max: INVENTORY.levelMax, description: 'What the list said: refused when it moved since' })
  expected?: number | null;
}

/** A count of an item: what is not named stays as it is. */
export class CountDto {
  @ListOf(() => LotCountDto, { min: 1, max: INVENTORY.lotsMax }) lots!: LotCountDto[];
  @Text({ ...open, max: INVENTORY.notesMax, example: 'Stocktaking' }) notes?: string | null;
}

/** A lot before and after a count. */
export class CountedLotDto {
  @Nested(() => MovedLotDto) lot!: MovedLotDto;
  @Int(level) before!: number;
  @Int(level) after!: number;
}

/** What a count changed. Lots that were as the books said have no movement. */
export class CountResultDto {
  @Nested(() => InventoryItemDto) item!: InventoryItemDto;
  @ListOf(() => CountedLotDto, { max: INVENTORY.lotsMax }) lots!: CountedLotDto[];
  @ListOf(() => StockMovementDto, { max: INVENTORY.lotsMax }) movements!: StockMovementDto[];
}
