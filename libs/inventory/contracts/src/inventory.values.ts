/** How a level stands: nothing left · at most half the minimum · at most the minimum · above it. Worst first. */
export const STOCK_LEVELS = ['OUT_OF_STOCK', 'CRITICAL', 'LOW_STOCK', 'NORMAL'] as const;
export type StockLevel = (typeof STOCK_LEVELS)[number];

export const MOVEMENT_TYPES = ['IN', 'OUT', 'ADJUSTMENT'] as const;
export type MovementType = (typeof MOVEMENT_TYPES)[number];

/** Why a level changed. USAGE with IN: something taken for use was given back. */
export const MOVEMENT_REASONS = ['PURCHASE', 'USAGE', 'COUNT', 'EXPIRED', 'LOSS'] as const;
export type MovementReason = (typeof MOVEMENT_REASONS)[number];

/** Which reasons make sense for which movement. */
export const REASONS_OF: Readonly<Record<MovementType, readonly MovementReason[]>> = {
  IN: ['PURCHASE', 'USAGE', 'COUNT'],
  OUT: ['USAGE', 'EXPIRED', 'LOSS', 'COUNT'],
  ADJUSTMENT: ['COUNT', 'LOSS', 'EXPIRED'],
};

/** A list is in the order of its own: by name unless told. `level` and `expiry` begin with what needs somebody most. */
export const INVENTORY_SORTS = ['name', 'category', 'level', 'quantity', 'expiry'] as const;
export type InventorySort = (typeof INVENTORY_SORTS)[number];

/** How near the end of its shelf life something is. */
export const EXPIRIES = ['EXPIRED', 'SOON', 'LATER'] as const;
export type Expiry = (typeof EXPIRIES)[number];

/** What patients are commonly allergic to; an item may name others in free words. */
export const KNOWN_ALLERGENS = ['latex', 'nickel', 'acrylate', 'iodine', 'penicillin'] as const;

/** What a scanned code was: a GS1 code with its fields, a bare trade item number, or neither. */
export const SCAN_KINDS = ['GS1', 'GTIN', 'TEXT'] as const;
export type ScanKind = (typeof SCAN_KINDS)[number];

/** DRAFT: being written · SENT: with the supplier · PARTLY_RECEIVED: some is outstanding · RECEIVED, CANCELLED: over. */
export const ORDER_STATES = ['DRAFT', 'SENT', 'PARTLY_RECEIVED', 'RECEIVED', 'CANCELLED'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const INVENTORY = {
  nameMax: 160,
  categoryMax: 100,
  unitMax: 50,
  placeMax: 100,
  supplierMax: 160,
  lotMax: 40,
  notesMax: 300,
  searchMax: 100,
  allergensMax: 10,
  allergenMax: 40,
  codesMax: 10,
  /** Longest text of a code that is looked at. */
  scanMax: 200,
  /** Most of one movement, and of a level. */
  quantityMax: 1_000_000,
  levelMax: 1_000_000_000,
  packMax: 10_000,
  leadDaysMax: 365,
  /** Most a unit may cost, in minor units. */
  costMax: 1_000_000_000,
  /** Lots of an item that still have something in them, at most. */
  lotsMax: 200,
  categoriesMax: 200,
  itemsMax: 5_000,
  linesMax: 200,
  /** «Expiring soon» begins so many days before. */
  expiringDays: 60,
  /** Use is reckoned over so many weeks. */
  useWeeks: 12,
  exportMax: 10_000,
  reasonMin: 3,
} as const;

/** The level of so many at this minimum: half the minimum or less is critical. */
export function levelOf(quantity: number, minimum: number): StockLevel {
  if (quantity === 0) return 'OUT_OF_STOCK';
  if (quantity * 2 <= minimum) return 'CRITICAL';
  return quantity <= minimum ? 'LOW_STOCK' : 'NORMAL';
}
