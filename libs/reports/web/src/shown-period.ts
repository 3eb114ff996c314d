import { dayAfter } from '@cuspid/platform/contracts';
import { presetDays, REPORT_GROUPINGS, REPORT_PRESETS, REPORTS } from '@cuspid/reports/contracts';
import type { ReportGrouping, ReportPreset } from '@cuspid/reports/contracts';

/** The days a report shows, and how they were chosen. */
export interface ShownPeriod {
  /** Null: days of one's own. */
  preset: ReportPreset | null;
  from: string;
  to: string;
  /** Null: as the length of the period suggests. */
  groupBy: ReportGrouping | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const USUAL: ReportPreset = '30d';
const isDay = (text: string | null | undefined): text is string =>
  DAY.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

interface PeriodAsked {
  period?: string | null;
  from?: string | null;
  to?: string | null;
  groupBy?: string | null;
}

/** The period an address asks for. What it says wrongly is read as if it were not there; too long a period ends where it says. */
export function periodOf(asked: PeriodAsked, today: string): ShownPeriod {
  const groupBy = REPORT_GROUPINGS.find((one) => one === asked.groupBy) ?? null;
  if (isDay(asked.from) && isDay(asked.to)) {
    const [first, to] = asked.from <= asked.to ? [asked.from, asked.to] : [asked.to, asked.from];
    const earliest = dayAfter(to, 1 - REPORTS.daysMax);
    return { preset: null, from: first < earliest ? earliest : first, to, groupBy };
  }
  const preset = REPORT_PRESETS.find((one) => one === asked.period) ?? USUAL;
  return { preset, ...presetDays(preset, today), groupBy };
}

/** How many days a period has, both ends included. */
export const daysOf = ({ from, to }: { from: string; to: string }): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;

/** What of an address chooses a preset. The usual one needs no word. */
export const presetParams = (preset: ReportPreset): Record<string, string | null> => ({
  ...{ period: preset === USUAL ? null : preset, from: null, to: null },
});
