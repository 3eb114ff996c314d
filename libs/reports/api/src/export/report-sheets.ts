import {
  changeOf,
  type ColumnUnit,
  type ReportCell,
  type ReportColumnDto,
  type ReportRowDto,
  type ReportRowsDto,
  type ReportSeriesDto,
  type ReportTableDto,
} from '@cuspid/reports/contracts';
import { clockIn, dayIn } from '@cuspid/settings/api';
import type { ToldReport } from './export-source';
import type { Cell, ColumnKind, Sheet, SheetColumn } from './sheet';

const KINDS: Record<ColumnUnit, ColumnKind> = {
  ...{ COUNT: 'NUMBER', PERCENT: 'NUMBER', MINUTES: 'NUMBER', INDEX: 'NUMBER', DAYS: 'NUMBER' },
  ...{ MONEY: 'MONEY', TEXT: 'TEXT', DAY: 'DAY', INSTANT: 'MOMENT' },
};
const UNIT_WORDS: Partial<Record<ColumnUnit, string>> = { PERCENT: '%', MINUTES: 'min', DAYS: 'days' };

const text = (title: string, width?: number): SheetColumn => ({ title, kind: 'TEXT', ...(width && { width }) });

/** Shares are told in tenths and indices in hundredths, so that they are whole; people read them with their point. */
export function cellOf(value: ReportCell, unit: ColumnUnit, currency: string | null, zone: string): Cell {
  if (value === null) return null;
  if (typeof value === 'string') return unit === 'INSTANT' ? wallClock(value, zone) : value;
  if (unit === 'PERCENT') return value / 10;
  if (unit === 'INDEX') return value / 100;
  return unit === 'MONEY' && currency ? { minor: value, currency } : value;
}

function wallClock(instant: string, zone: string): string {
  const at = new Date(instant);
  return `${dayIn(zone, at)} ${clockIn(zone, at)}`;
}

export function columnFor({
  label,
  unit,
  currency,
}: Pick<ReportColumnDto, 'label' | 'unit' | 'currency'>): SheetColumn {
  const word = currency ?? UNIT_WORDS[unit];
  return { title: word ? `${label} (${word})` : label, kind: KINDS[unit], ...(currency && { currency }) };
}

/** Which days, whose, and what the figures are compared with: the first sheet. */
export function aboutSheet(reports: readonly ToldReport[], made: { clinic: string; by: string; at: string }): Sheet {
  const [first] = reports;
  if (!first) throw new Error('there is nothing to tell of');
  return {
    name: 'About',
    columns: [text('About'), text('', 60)],
    rows: [
      ['Clinic', made.clinic],
      ['From', first.from],
      ['To', first.to],
      ['Compared with', `${first.comparedFrom} to ${first.comparedTo}`],
      ['Days of', first.zone],
      ['Made by', made.by],
      ['Made at', made.at],
    ],
  };
}

const FIGURE_COLUMNS: readonly SheetColumn[] = [
  ...[text('Report', 14), text('Figure')],
  ...[{ title: 'Value', kind: 'NUMBER' as const }, text('Unit', 8), { title: 'Before', kind: 'NUMBER' as const }],
  ...[text('Change', 20), { title: 'Counted', kind: 'NUMBER' as const }, { title: 'Of', kind: 'NUMBER' as const }],
  ...[text('Definition', 80), text('What it is of', 50)],
];

/** Every figure of the reports with what it was before, and with its rule. */
export function figuresSheet(reports: readonly ToldReport[]): Sheet {
  const rows = reports.flatMap(({ kind, zone, figures }) =>
    figures.map((figure): Cell[] => {
      const { label, unit, currency, value, before, numerator, denominator, definition, denominatorText } = figure;
      const told = (one: number | null) => cellOf(one, unit, currency, zone);
      return [
        ...[kind, label, told(value), currency ?? UNIT_WORDS[unit] ?? '', told(before)],
        ...[changeOf(figure).words ?? '', numerator, denominator, definition, denominatorText],
      ];
    }),
  );
  return { name: 'Figures', columns: FIGURE_COLUMNS, rows };
}

/** The values of a chart: a line for each stretch of days. */
export function seriesSheet({ kind, zone, groups }: ToldReport, series: ReportSeriesDto): Sheet {
  const { label, lines, unit, currency } = series;
  const days: SheetColumn[] = [
    { title: 'From', kind: 'DAY' },
    { title: 'To', kind: 'DAY' },
  ];
  return {
    name: `${kind} ${label}`,
    columns: [...days, ...lines.map((line) => columnFor({ label: line.label, unit, currency }))],
    rows: groups.map(({ from, to }, at) => [
      ...[from, to],
      ...lines.map(({ values }) => cellOf(values[at] ?? null, unit, currency, zone)),
    ]),
  };
}

const tableRow = (cells: readonly ReportCell[], columns: readonly ReportColumnDto[], zone: string): Cell[] =>
  columns.map(({ unit, currency }, at) => cellOf(cells[at] ?? null, unit, currency, zone));

export function tableSheet({ kind, zone }: ToldReport, { label, columns, rows, total }: ReportTableDto): Sheet {
  const all = [...rows, ...(total ? [total] : [])];
  return {
    name: `${kind} ${label}`,
    columns: columns.map(columnFor),
    rows: all.map(({ cells }) => tableRow(cells, columns, zone)),
  };
}

/** Reports as tables: the figures, then what is drawn, then what stands in tables. */
export const reportSheets = (reports: readonly ToldReport[]): Sheet[] => [
  figuresSheet(reports),
  ...reports.flatMap((report) => report.series.map((series) => seriesSheet(report, series))),
  ...reports.flatMap((report) => report.tables.map((table) => tableSheet(report, table))),
];

/** The columns of the rows behind a figure: who, what, and what each adds to it. */
export const rowColumns = ({ columns }: Pick<ReportRowsDto, 'columns'>): SheetColumn[] => [
  ...[text('Patient code', 14), text('Patient')],
  ...columns.map(columnFor),
  { title: 'Adds', kind: 'NUMBER' },
];

/** `amount` is told as the API tells it: pieces, minutes or minor units, so that the column adds up to the figure. */
export const rowCells = (row: ReportRowDto, columns: readonly ReportColumnDto[], zone: string): Cell[] => [
  ...[row.patient?.patientCode ?? null, row.patient?.name ?? null],
  ...tableRow(row.cells, columns, zone),
  row.amount,
];
