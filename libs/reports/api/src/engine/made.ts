import type { Only, Tally } from './facts';
import { addsAmount, type FigureRule, type OnlyBy, type ReportContext } from './figure-rule';
import type { Days } from './period';

/** What a rule makes of some tallies. */
export interface Made {
  /** In the figure's unit; null: of nothing. */
  value: number | null;
  /** What the rows add up to. */
  numerator: number;
  denominator: number | null;
}

/** The tallies that count. */
function among(tallies: readonly Tally[], by: OnlyBy | undefined, context: ReportContext): readonly Tally[] {
  const only: Only = typeof by === 'function' ? by(context) : (by ?? {});
  const filters = Object.entries(only).map(([name, wanted]) => [name, new Set(wanted)] as const);
  if (!filters.length) return tallies;
  return tallies.filter(({ values }) => filters.every(([name, wanted]) => wanted.has(values[name] ?? null)));
}

const count = (tallies: readonly Tally[]): number => tallies.reduce((sum, { n }) => sum + n, 0);
const total = (tallies: readonly Tally[]): number => tallies.reduce((sum, { amount }) => sum + amount, 0);

/** The value of a figure over some days, out of the tallies of these days, and of what it goes by besides. */
export function madeOf(
  rule: FigureRule,
  tallies: readonly Tally[],
  days: Days,
  context: ReportContext,
  beside: readonly Tally[] = [],
): Made {
  const own = among(tallies, rule.only, context);
  const numerator = addsAmount(rule) ? total(own) : count(own);
  if (rule.as === 'COUNT' || rule.as === 'SUM') return { value: numerator, numerator, denominator: null };
  if (rule.as === 'PERCENTILE') return { value: minutesAt(own, rule.share), numerator, denominator: count(own) };
  if (rule.as === 'USE') return ratio(numerator, rule.minutes(days, context, beside), 1_000);
  if (rule.as !== 'SHARE') return ratio(numerator, count(own), 1);
  const of = among(tallies, rule.of, context);
  return ratio(numerator, rule.amount ? total(of) : count(of), 1_000);
}

/** So many of a whole, in so many parts of it; null of nothing. */
export const ratio = (numerator: number, denominator: number, parts: number): Made => ({
  value: denominator > 0 ? Math.round((numerator * parts) / denominator) : null,
  numerator,
  denominator,
});

/** The shortest time that so large a share took no longer than; null of nothing. */
export function minutesAt(tallies: readonly Tally[], share: number): number | null {
  const sorted = tallies.map(({ values, n }) => ({ minutes: Number(values['minutes']), n }));
  sorted.sort((a, b) => a.minutes - b.minutes);
  let rest = Math.ceil(count(tallies) * share);
  for (const { minutes, n } of sorted) if ((rest -= n) <= 0) return minutes;
  return null;
}
