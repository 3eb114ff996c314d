import type { Column } from './day-plan';

/** What the keyboard can stand on: a visit, a free stretch, or one that is kept free. */
export interface Item {
  key: string;
  column: string;
  start: number;
  visitId: number | null;
}

export const cardKey = (visitId: number): string => `v${visitId}`;
export const blockKey = (column: string, blockId: number): string => `b-${column}-${blockId}`;
export const gapKey = (column: string, start: number): string => `g-${column}-${start}`;

export function itemsOf(columns: readonly Column[], withGaps: boolean): Item[] {
  return columns.flatMap(({ key: column, cards, gaps, closed }) => {
    const visits = cards.map(({ visit, start }) => ({ key: cardKey(visit.id), column, start, visitId: visit.id }));
    const free = withGaps
      ? gaps.map(({ start }) => ({ key: gapKey(column, start), column, start, visitId: null }))
      : [];
    const blocks = withGaps
      ? closed.flatMap(({ start, block }) =>
          block ? [{ key: blockKey(column, block.id), column, start, visitId: null }] : [],
        )
      : [];
    return [...visits, ...free, ...blocks].sort((a, b) => a.start - b.start);
  });
}

/** The item an arrow leads to: the next in the column, or the one nearest in time beside it. */
export function itemBeside(
  items: readonly Item[],
  columns: readonly Column[],
  from: Item,
  key: string,
): Item | undefined {
  const own = items.filter(({ column }) => column === from.column);
  if (key === 'ArrowDown') return own[own.indexOf(from) + 1];
  if (key === 'ArrowUp') return own[own.indexOf(from) - 1];
  if (key === 'Home') return own[0];
  if (key === 'End') return own.at(-1);
  const at = columns.findIndex((column) => column.key === from.column);
  const side = key === 'ArrowRight' ? columns.slice(at + 1) : columns.slice(0, at).reverse();
  const filled = side.find((column) => items.some((item) => item.column === column.key));
  return items
    .filter(({ column }) => column === filled?.key)
    .reduce<Item | undefined>(
      (best, item) => (best && distance(best, from) <= distance(item, from) ? best : item),
      undefined,
    );
}

const distance = (a: Item, b: Item): number => Math.abs(a.start - b.start);

/** The column that is drawn under a place on the screen, by its key. */
export function columnUnder(grid: HTMLElement, x: number): string | undefined {
  const drawn = [...grid.querySelectorAll<HTMLElement>('[data-column]')];
  return drawn.find((one) => {
    const { left, right } = one.getBoundingClientRect();
    return x >= left && x < right;
  })?.dataset['column'];
}
