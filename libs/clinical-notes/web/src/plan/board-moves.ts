/** Phases from left to right, each with its items from top to bottom. */
export type Columns = readonly { id: number; items: readonly { id: number }[] }[];

export interface Place {
  phaseId: number;
  /** Among the items of the phase, from 0, counted without the moved one. */
  index: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where an item stands after one step; null at an edge or when it is not on the board. */
export function stepped(columns: Columns, itemId: number, direction: Direction): Place | null {
  const column = columns.findIndex(({ items }) => items.some(({ id }) => id === itemId));
  const from = columns[column];
  if (!from) return null;
  const row = from.items.findIndex(({ id }) => id === itemId);
  if (direction === 'up' || direction === 'down') {
    const index = row + (direction === 'up' ? -1 : 1);
    return index < 0 || index >= from.items.length ? null : { phaseId: from.id, index };
  }
  const to = columns[column + (direction === 'left' ? -1 : 1)];
  return to ? { phaseId: to.id, index: Math.min(row, to.items.length) } : null;
}

/** The item the keyboard goes to from this one: over empty phases, staying at the edges. */
export function neighbour(columns: Columns, itemId: number | null, direction: Direction): number | null {
  const column = columns.findIndex(({ items }) => items.some(({ id }) => id === itemId));
  const from = columns[column];
  if (!from) return columns.flatMap(({ items }) => items)[0]?.id ?? null;
  const row = from.items.findIndex(({ id }) => id === itemId);
  if (direction === 'up') return from.items[row - 1]?.id ?? itemId;
  if (direction === 'down') return from.items[row + 1]?.id ?? itemId;
  const beside = direction === 'left' ? columns.slice(0, column).reverse() : columns.slice(column + 1);
  const to = beside.find(({ items }) => items.length > 0);
  return to?.items[Math.min(row, to.items.length - 1)]?.id ?? itemId;
}
