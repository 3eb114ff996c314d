import type { Tx } from '@cuspid/platform/database';
import type { Known } from './known';

/** A row of the former system, as its driver gives it. */
export type SourceRow = { id: number } & Record<string, unknown>;

/** The import was not begun, in a sentence for whoever asked for it. Nothing was changed. */
export class LegacyRefused extends Error {}

/** A row that cannot come over: why, in words that name nobody. */
export class StaysBehind extends Error {}

/** Notes what does not come over as it is; names nobody, for it is shown on a terminal. */
export type Differs = (what: string) => void;

export interface Carrying {
  tx: Tx;
  known: Known;
  differs: Differs;
}

/** One table of the former system. */
export interface Step {
  readonly table: string;
  /** Its rows after an id, in the order of their ids: two parameters, the id and how many. */
  readonly select: string;
  /** The table its rows come to. */
  readonly ours: string;
  /** Writes what a row becomes; gives its id, or null where it is told by another row already. @throws StaysBehind */
  carry(row: SourceRow, carrying: Carrying): Promise<number | null>;
}
