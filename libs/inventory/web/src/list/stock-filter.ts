import {
  EXPIRIES,
  INVENTORY_SORTS,
  STOCK_LEVELS,
  type Expiry,
  type InventorySort,
  type StockLevel,
} from '@cuspid/inventory/contracts';
import { PAGE } from '@cuspid/platform/contracts';

/** Which items to list, as the address says it; what it says wrongly counts as not said. */
export interface StockFilter {
  q: string;
  sort: InventorySort;
  category: string;
  level: StockLevel | null;
  expiry: Expiry | null;
  inBin: boolean;
  /** Cursor of the page, empty for the first. */
  after: string;
  /** How many come before this page. */
  from: number;
}

/** The address' query, as the router gives it. */
export type StockQuery = Partial<
  Record<'q' | 'sort' | 'category' | 'level' | 'expiry' | 'bin' | 'after' | 'from', string>
>;

export function stockFilterOf(query: StockQuery): StockFilter {
  const after = query.after ?? '';
  return {
    q: (query.q ?? '').trim(),
    sort: INVENTORY_SORTS.find((one) => one === query.sort) ?? 'name',
    category: (query.category ?? '').trim(),
    level: STOCK_LEVELS.find((one) => one === query.level) ?? null,
    expiry: EXPIRIES.find((one) => one === query.expiry) ?? null,
    inBin: query.bin !== undefined,
    after,
    from: after ? Math.max(0, Math.floor(Number(query.from) || 0)) : 0,
  };
}

/** Query of `GET /api/inventory`. */
export function stockParamsOf(filter: StockFilter): Record<string, string | number | boolean> {
  const { q, sort, category, level, expiry, inBin, after } = filter;
  return {
    limit: PAGE.limit,
    count: true,
    sort,
    ...(q && { search: q }),
    ...(category && { category }),
    ...(level && { level }),
    ...(expiry && { expiry }),
    ...(inBin && { inBin }),
    ...(after && { cursor: after }),
  };
}

/** Whether anything narrows the list, the search too. */
export const isNarrowed = ({ q, category, level, expiry }: StockFilter): boolean =>
  q !== '' || category !== '' || level !== null || expiry !== null;
