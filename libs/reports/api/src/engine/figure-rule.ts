import type { FigureKey } from '@cuspid/reports/contracts';
import type { Facts, Only, Tallied, Tally } from './facts';
import type { Days } from './period';

/** What rules may go by besides the facts. */
export interface ReportContext {
  /** The clinic's. */
  currency: string;
  /** The chairs in use. */
  chairs: readonly string[];
  /** Minutes the chairs in use were open over some days, until now. */
  chairMinutes(days: Days): number;
  /** Minutes the clinic was open on a day, until now. */
  openMinutes(day: string): number;
}

/** A filter, or one that goes by the clinic. */
export type OnlyBy = Only | ((context: ReportContext) => Only);

/**
 * How a figure is counted: which facts, and what is made of them. The same filter opens its rows.
 *
 * - COUNT: how many; SUM: what they add up to.
 * - SHARE: how many (`amount`: what they add up to) of `of`, in thousandths.
 * - USE: what they add up to of so many `minutes`, in thousandths; `beside`: other facts these go by, told by the same rows.
 * - MEAN: what they add up to by how many they are.
 * - PERCENTILE: the shortest time that so large a `share` took no longer than, of the dimension `minutes`.
 */
export type FigureRule = {
  key: FigureKey;
  facts: Facts;
  only?: OnlyBy;
  /** The dimension by which a row of a table is told: its `key` among the rows. */
  by?: string;
} & (
  | { as: 'COUNT' | 'SUM' | 'MEAN' }
  | { as: 'SHARE'; of: OnlyBy; amount?: boolean }
  | {
      as: 'USE';
      minutes(days: Days, context: ReportContext, beside: readonly Tally[]): number;
      beside?: { facts: Tallied; dimensions: readonly string[] };
    }
  | { as: 'PERCENTILE'; share: number }
);

/** Whether a fact adds its amount, or itself. */
export const addsAmount = (rule: FigureRule): boolean =>
  rule.as === 'SHARE' ? rule.amount === true : rule.as !== 'COUNT';
