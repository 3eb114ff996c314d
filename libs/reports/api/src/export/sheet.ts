/** An amount as the ledger keeps it: in the smallest coin of its currency. */
export interface MoneyCell {
  minor: number;
  currency: string;
}

/** What stands in one place of a table. A day is `YYYY-MM-DD`, a moment the clinic's own clock `YYYY-MM-DD HH:MM`. */
export type Cell = string | number | null | MoneyCell;

/** How a column's cells are meant: what a reader's program makes of them follows from it. */
export type ColumnKind = 'TEXT' | 'NUMBER' | 'MONEY' | 'DAY' | 'MOMENT';

export interface SheetColumn {
  title: string;
  kind: ColumnKind;
  /** Of money. */
  currency?: string;
  /** In characters; by its kind, where none is told. */
  width?: number;
}

/** A table that fits in memory. */
export interface Sheet {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly Cell[])[];
}

/** A table that is read page by page while it is written. */
export interface LongSheet {
  name: string;
  columns: readonly SheetColumn[];
  pages: AsyncIterable<readonly (readonly Cell[])[]>;
}

export const isMoney = (cell: Cell): cell is MoneyCell => typeof cell === 'object' && cell !== null;

/** Digits of a currency's smaller coin: two of most, none of the yen. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** `-1234.50`: cut by digits and never divided, so that no cent is lost on the way. */
export function decimalOf({ minor, currency }: MoneyCell): string {
  const digits = digitsOf(currency);
  const all = String(Math.abs(minor)).padStart(digits + 1, '0');
  const fraction = digits ? `.${all.slice(-digits)}` : '';
  return `${minor < 0 ? '-' : ''}${all.slice(0, all.length - digits)}${fraction}`;
}
