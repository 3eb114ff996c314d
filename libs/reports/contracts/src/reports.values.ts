import { dayAfter } from '@cuspid/platform/contracts';

/** The reports there are; each answers at `/api/reports/<kind>`. */
export const REPORT_KINDS = [
  'overview',
  'patients',
  'visits',
  'procedures',
  'providers',
  'inventory',
  'payments',
  'teaching',
  'epidemiology',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What the days of a period are gathered into. Weeks begin on Monday. */
export const REPORT_GROUPINGS = ['day', 'week', 'month'] as const;
export type ReportGrouping = (typeof REPORT_GROUPINGS)[number];

/**
 * What a value counts. All are whole numbers: PERCENT in tenths (72 is 7.2 %), INDEX in hundredths (235 is 2.35), MONEY in minor
 * units of `currency`, MINUTES and DAYS whole. INSTANT and DAY are text, of columns alone.
 */
export const REPORT_UNITS = ['COUNT', 'PERCENT', 'MINUTES', 'MONEY', 'INDEX', 'DAYS'] as const;
export type ReportUnit = (typeof REPORT_UNITS)[number];
export const COLUMN_UNITS = [...REPORT_UNITS, 'TEXT', 'DAY', 'INSTANT'] as const;
export type ColumnUnit = (typeof COLUMN_UNITS)[number];

/** Where a row leads. */
export const ROW_TARGETS = ['patient', 'visit', 'item', 'user', 'case'] as const;
export type RowTarget = (typeof ROW_TARGETS)[number];

export const REPORTS = {
  /** Days a report looks at in one go, both ends included. */
  daysMax: 366,
  /** Days when nobody says which. */
  usualDays: 30,
  figuresMax: 40,
  seriesMax: 12,
  linesMax: 60,
  tablesMax: 12,
  columnsMax: 16,
  /** Rows of a table of a report; what is beyond is told as `isCut`. */
  tableRowsMax: 200,
  keyMax: 120,
  labelMax: 200,
  definitionMax: 1_000,
} as const;

/** The periods the screen offers. A day is the clinic's: «24 hours» is today. */
export const REPORT_PRESETS = ['24h', '7d', '30d', '3m', '6m', '12m'] as const;
export type ReportPreset = (typeof REPORT_PRESETS)[number];

const MONTHS = { '3m': 3, '6m': 6, '12m': 12 } as const;

/** The days of a preset that end with `today`. */
export function presetDays(preset: ReportPreset, today: string): { from: string; to: string } {
  if (preset === '24h') return { from: today, to: today };
  if (preset === '7d') return { from: dayAfter(today, -6), to: today };
  if (preset === '30d') return { from: dayAfter(today, -29), to: today };
  return { from: dayAfter(monthsBefore(today, MONTHS[preset]), 1), to: today };
}

/** The same day so many months before; the last of its month where that has fewer days. */
function monthsBefore(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const first = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const next = `${Math.floor((month + 1) / 12)}-${String(((month + 1) % 12) + 1).padStart(2, '0')}-01`;
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  const last = dayAfter(next, -1);
  return same < last ? same : last;
}

/** The first day of the group a day falls into. */
export function groupOf(day: string, by: ReportGrouping): string {
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 8)}01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayAfter(day, -weekday);
}
