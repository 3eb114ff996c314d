import { dayAfter } from '@cuspid/platform/contracts';

/** Periods of registration one press away; `custom` shows two dates. */
export const PERIODS = ['today', 'week', 'month', 'year', 'custom'] as const;
export type Period = (typeof PERIODS)[number];

interface Days {
  from: string | null;
  to: string | null;
}

/** First and last day that count; null where there is no end. Days in the wrong order are put right. */
export function daysOf(
  period: Period | null,
  { since, until }: { since: string | null; until: string | null },
  today: string,
): Days {
  if (period === 'today') return { from: today, to: today };
  if (period === 'week') return { from: dayAfter(today, -6), to: today };
  if (period === 'month') return { from: `${today.slice(0, 7)}-01`, to: today };
  if (period === 'year') return { from: dayAfter(today, -364), to: today };
  if (period !== 'custom') return { from: null, to: null };
  return since && until && until < since ? { from: until, to: since } : { from: since, to: until };
}
