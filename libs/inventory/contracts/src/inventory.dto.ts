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
import { Words } from './fields';
import {
  EXPIRIES,
  INVENTORY,
  INVENTORY_SORTS,
  STOCK_LEVELS,
  type Expiry,
  type InventorySort,
  type StockLevel,
} from './inventory.values';

const level = { min: 0, max: INVENTORY.levelMax } as const;
const pack = { min: 1, max: INVENTORY.packMax } as const;
const lead = { min: 0, max: INVENTORY.leadDaysMax } as const;
const open = { optional: true, nullable: true } as const;
const COST = { optional: true, nullable: true, max: INVENTORY.costMax } as const;
const COSTS_ONLY = 'Left out for whoever may not see costs';

/** A trade item number on a box, and how many units of the item are in that box. */
export class ItemCodeDto {
  @Text({
    min: 8,
    max: 14,
    pattern: { matches: /^\d{8}$|^\d{12,14}$/, says: 'must be a GTIN of 8, 12, 13 or 14 digits' },
    example: '04012345678901',
    description: 'GTIN; told with 14 digits',
  })
  gtin!: string;
  @Int({ ...pack, example: 1, description: 'Units of the item in the box the code is on' }) units!: number;
}

/** An item of the stock, as lists show it. */
export class InventoryItemDto {
  @Id() id!: number;
  @Text({ max: INVENTORY.nameMax, example: 'Articaine 4 % 1:100,000' }) name!: string;
  @Text({ max: INVENTORY.categoryMax, example: 'Anaesthetics' }) category!: string;
  @Text({ max: INVENTORY.unitMax, example: 'cartridge' }) unit!: string;
  @Int({ ...level, description: 'On hand, in whole units' }) quantity!: number;
  @Int(level) minimum!: number;
  @Int({ ...level, nullable: true }) maximum!: number | null;
  @OneOf(STOCK_LEVELS) level!: StockLevel;
  @Day({ nullable: true, description: 'The soonest expiry among lots that are not empty' }) expiresOn!: string | null;
  @OneOf(EXPIRIES, { nullable: true, description: 'SOON: within 60 days' }) expiry!: Expiry | null;
  @Int({ ...level, description: 'Used in the last 12 weeks' }) used!: number;
  @Int({ ...level, description: 'Used a week, in tenths: 25 is two and a half' }) weeklyTenths!: number;
  @Int({ ...level, nullable: true, description: 'Until it runs out at that pace; null: it is not used' })
  daysLeft!: number | null;
  @Text({ max: INVENTORY.placeMax, nullable: true, example: 'Cupboard 2, shelf B' }) place!: string | null;
  @Text({ max: INVENTORY.supplierMax, nullable: true }) supplier!: string | null;
  @Int({ ...pack, description: 'Units the supplier sells together' }) packSize!: number;
  @Int({ ...lead, description: 'Days from order to delivery' }) leadDays!: number;
  @Words({ max: INVENTORY.allergensMax, of: INVENTORY.allergenMax, example: ['latex'] }) allergens!: string[];
  @Money({ ...COST, description: `A unit, as agreed with the supplier; ${COSTS_ONLY}` }) unitCost?: MoneyDto | null;
  @Int({ min: 1, max: 4_294_967_295, description: 'Of the details; movements leave it as it is' }) version!: number;
}

/** An item with what only its own page shows. */
export class InventoryItemDetailDto extends InventoryItemDto {
  @ListOf(() => ItemCodeDto, { max: INVENTORY.codesMax }) codes!: ItemCodeDto[];
  @Instant() createdAt!: string;
  @Nested(() => StaffDto, { nullable: true }) createdBy!: StaffDto | null;
  @Instant({ nullable: true, description: 'When it was put in the bin' }) deletedAt!: string | null;
  @Nested(() => StaffDto, { nullable: true }) deletedBy!: StaffDto | null;
}

/** What of one delivery has the same number, expiry and price. */
export class InventoryLotDto {
  @Id() id!: number;
  @Id() itemId!: number;
  @Text({ max: INVENTORY.lotMax, nullable: true, example: 'L2604A', description: 'Null: it came without one' })
  number!: string | null;
  @Day({ nullable: true }) expiresOn!: string | null;
  @OneOf(EXPIRIES, { nullable: true }) expiry!: Expiry | null;
  @Int(level) quantity!: number;
  @Instant() receivedAt!: string;
  @Money({ ...COST, description: `A unit of this lot; ${COSTS_ONLY}` }) unitCost?: MoneyDto | null;
}

/** The lots of an item, the first to expire first. */
export class InventoryLotsDto {
  @ListOf(() => InventoryLotDto, { max: INVENTORY.lotsMax }) items!: InventoryLotDto[];
}

/** Which items, and in what order. */
export class InventoryFilter extends PageFilter {
  @Text({ max: INVENTORY.searchMax, optional: true, description: 'Fragments of name, category, supplier, place' })
  search?: string;
  @Text({ max: INVENTORY.categoryMax, optional: true }) category?: string;
  @Text({ max: INVENTORY.supplierMax, optional: true }) supplier?: string;
  @OneOf(STOCK_LEVELS, { optional: true }) level?: StockLevel;
  @OneOf(EXPIRIES, { optional: true, description: 'By the soonest expiry of what is there' }) expiry?: Expiry;
  @OneOf(INVENTORY_SORTS, { optional: true }) sort?: InventorySort;
  @Flag({ query: true, optional: true, description: 'Only what is in the bin' }) inBin?: boolean;
}

/** Which items need somebody: not at a normal level, expired, or expiring soon; the worst first. */
export class InventoryAlertFilter extends PageFilter {
  @OneOf(STOCK_LEVELS.filter((one) => one !== 'NORMAL'), { optional: true }) level?: StockLevel;
  @OneOf(['EXPIRED', 'SOON'], { optional: true }) expiry?: Expiry;
}

/** A new item. There is none of it yet: a movement brings it in. */
export class AddItemDto {
  @Text({ max: INVENTORY.nameMax, example: 'Nitrile gloves, small' }) name!: string;
  @Text({ max: INVENTORY.categoryMax, example: 'Protection' }) category!: string;
  @Text({ max: INVENTORY.unitMax, example: 'box' }) unit!: string;
  @Int({ ...level, optional: true, example: 4 }) minimum?: number;
  @Int({ ...level, ...open, example: 20 }) maximum?: number | null;
  @Text({ max: INVENTORY.placeMax, ...open, example: 'Store room' }) place?: string | null;
  @Text({ max: INVENTORY.supplierMax, ...open }) supplier?: string | null;
  @Money(COST) unitCost?: MoneyDto | null;
  @Int({ ...pack, optional: true, example: 10 }) packSize?: number;
  @Int({ ...lead, optional: true, example: 7 }) leadDays?: number;
  @Words({ max: INVENTORY.allergensMax, of: INVENTORY.allergenMax, optional: true, example: ['latex'] })
  allergens?: string[];
  @ListOf(() => ItemCodeDto, { max: INVENTORY.codesMax, optional: true, example: [] }) codes?: ItemCodeDto[];
}

/** Changes an item; what is left out stays. */
export class EditItemDto {
  @Text({ max: INVENTORY.nameMax, optional: true }) name?: string;
  @Text({ max: INVENTORY.categoryMax, optional: true }) category?: string;
  @Text({ max: INVENTORY.unitMax, optional: true }) unit?: string;
  @Int({ ...level, optional: true, example: 6 }) minimum?: number;
  @Int({ ...level, ...open }) maximum?: number | null;
  @Text({ max: INVENTORY.placeMax, ...open }) place?: string | null;
  @Text({ max: INVENTORY.supplierMax, ...open }) supplier?: string | null;
  @Money(COST) unitCost?: MoneyDto | null;
  @Int({ ...pack, optional: true }) packSize?: number;
  @Int({ ...lead, optional: true }) leadDays?: number;
  @Words({ max: INVENTORY.allergensMax, of: INVENTORY.allergenMax, optional: true }) allergens?: string[];
  @ListOf(() => ItemCodeDto, { max: INVENTORY.codesMax, optional: true }) codes?: ItemCodeDto[];
}

export class RemoveItemFilter {
  @Flag({ query: true, optional: true, description: 'Out of the bin, for good; its movements are kept' })
  purge?: boolean;
}

/** A category in use. */
export class ItemCategoryDto {
  @Text({ max: INVENTORY.categoryMax }) name!: string;
  @Int(level) items!: number;
}

/** The stock in figures. */
export class InventoryStatsDto {
  @Day() day!: string;
  @Int(level) items!: number;
  @Int(level) outOfStock!: number;
  @Int(level) critical!: number;
  @Int(level) low!: number;
  @Int(level) normal!: number;
  @Int({ ...level, description: 'Items with something in them that has expired' }) expired!: number;
  @Int({ ...level, description: 'Items of which something expires within 60 days' }) expiringSoon!: number;
  @Int(level) inBin!: number;
  @ListOf(() => ItemCategoryDto, { max: INVENTORY.categoriesMax }) categories!: ItemCategoryDto[];
  @ListOf(() => MoneyDto, {
    max: 20,
    optional: true,
    description: `What is on hand cost, a currency a line; ${COSTS_ONLY}`,
  })
  value?: MoneyDto[];
}
