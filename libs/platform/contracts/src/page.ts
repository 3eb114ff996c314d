/** A page of a list. `nextCursor` is opaque; null on the last page. `total` is there when asked for with `count=true`. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}

/** Limits of every list. */
export const PAGE = { limit: 25, limitMax: 100 } as const;
