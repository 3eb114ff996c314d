import type { ReportDto, ReportLineDto, ReportSeriesDto } from '@cuspid/reports/contracts';
import { decimalsOf } from '@cuspid/ui';
import type { ChartSpec, ChartTone } from '../chart/chart-spec';
import type { ReportWords } from '../report-words';

/** Lines that mean the same everywhere look the same everywhere. */
const KNOWN: Record<string, ChartTone> = {
  completed: 'accent',
  cancelled: 'muted',
  missed: 'missed',
  ahead: 'blue',
  wait: 'amber',
  consultation: 'blue',
  treatment: 'accent',
  cashier: 'violet',
  desk: 'grey',
  collected: 'accent',
  charged: 'blue',
  refunded: 'amber',
};
const OTHERS: readonly ChartTone[] = ['accent', 'blue', 'amber', 'violet', 'green', 'grey', 'muted'];

/** The tone of a line: its own, or the next one that no other line has. */
export function toneOf(key: string, index: number): ChartTone {
  return KNOWN[key.replace(/^visits-|-median$/g, '')] ?? OTHERS[index % OTHERS.length] ?? 'accent';
}

/** Parts of a whole are stacked; a mean or a share has no whole, and stands alone. */
const isSum = ({ unit }: ReportSeriesDto): boolean => unit === 'COUNT' || unit === 'MONEY';

/** A series as a chart: stacked columns for what adds up, lines for what does not. */
export function chartOf(
  series: ReportSeriesDto,
  report: Pick<ReportDto, 'groups' | 'groupBy'>,
  words: ReportWords,
  today: string,
): ChartSpec {
  const { groups, groupBy } = report;
  const unfinished = groups.findIndex(({ from, to }) => from <= today && today <= to);
  return {
    kind: isSum(series) ? 'columns' : 'lines',
    // What came in is no part beside what was charged: money stands side by side.
    stacked: series.unit === 'COUNT',
    labels: groups.map((group) => words.groupLabel(group, groupBy, today)),
    series: series.lines.map((line, index) => ({
      key: line.key,
      label: line.label,
      tone: toneOf(line.key, index),
      values: line.values.map((value) => shownValue(value, series)),
    })),
    format: (value) => words.value(storedValue(value, series), series.unit, series.currency),
    ...(unfinished >= 0 && { unfinished }),
  };
}

// An axis of tenths, hundredths or cents would be read wrongly: it is drawn in whole units and read out as it is kept.
const scaleOf = ({ unit, currency }: ReportSeriesDto): number => {
  if (unit === 'MONEY') return currency ? 10 ** decimalsOf(currency) : 1;
  return unit === 'PERCENT' ? 10 : unit === 'INDEX' ? 100 : 1;
};
const shownValue = (value: number | null, series: ReportSeriesDto) => (value === null ? null : value / scaleOf(series));
const storedValue = (value: number, series: ReportSeriesDto) => Math.round(value * scaleOf(series));

/** What a line comes to over the period; null where adding up means nothing. */
export function totalOf(line: ReportLineDto, series: ReportSeriesDto): number | null {
  if (!isSum(series)) return null;
  return line.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** The chart in a sentence: "Visits, 26 Oct to 24 Nov 2026. Completed 761, Cancelled 40." */
export function sentenceOf(
  series: ReportSeriesDto,
  report: Pick<ReportDto, 'from' | 'to'>,
  words: ReportWords,
): string {
  const told = series.lines.flatMap((line) => {
    const total = totalOf(line, series);
    return total === null ? [line.label] : [`${line.label} ${words.value(total, series.unit, series.currency)}`];
  });
  return words.say('chart.sentence', { label: series.label, days: words.days(report), lines: told.join(', ') });
}
