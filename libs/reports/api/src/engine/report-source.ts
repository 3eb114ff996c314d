import { FIGURES, type ReportKind } from '@cuspid/reports/contracts';
import type { ReportDto, ReportFigureDto, ReportLineDto } from '@cuspid/reports/contracts/dto';
import type { FigureRule } from './figure-rule';
import type { Made } from './made';
import type { ReportReader } from './report-reader';

/** What a kind of report adds to the frame all have. */
export type ReportBody = Pick<ReportDto, 'figures' | 'series' | 'tables'>;

/** A kind of report: the figures whose rows it opens, and how it is put together. */
export interface ReportSource {
  kind: ReportKind;
  rules: readonly FigureRule[];
  build(read: ReportReader): Promise<ReportBody>;
}

/** A figure with its definition and what it was before. */
export async function figureDto(read: ReportReader, rule: FigureRule): Promise<ReportFigureDto> {
  const { label, unit, better, definition, denominator } = { denominator: undefined, ...FIGURES[rule.key] };
  const { now, before, groups } = await read.figure(rule);
  const change = now.value === null || typeof before?.value !== 'number' ? null : now.value - before.value;
  return {
    ...{ key: rule.key, label, unit, definition },
    currency: unit === 'MONEY' ? read.context.currency : null,
    value: now.value,
    before: before?.value ?? null,
    change,
    isBetter: change && better ? change > 0 === (better === 'MORE') : null,
    numerator: now.numerator,
    denominator: now.denominator,
    denominatorText: denominator ?? null,
    hasRows: true,
    sparkline: groups.map(({ value }) => value),
  };
}

/** Figures one after the other: one connection reads them all. */
export async function figureDtos(read: ReportReader, rules: readonly FigureRule[]): Promise<ReportFigureDto[]> {
  const figures: ReportFigureDto[] = [];
  for (const rule of rules) figures.push(await figureDto(read, rule));
  return figures;
}

/** A figure as a line over the groups; its values open its rows. */
export async function lineOf(read: ReportReader, rule: FigureRule): Promise<ReportLineDto> {
  const { groups } = await read.figure(rule);
  return {
    ...{ key: rule.key, label: FIGURES[rule.key].label, figure: rule.key },
    values: groups.map(({ value }) => value),
  };
}

/** A column that shows a figure of each row, and opens its rows. */
export const columnOf = ({ key }: FigureRule, currency: string | null = null) => {
  const { label, unit } = FIGURES[key];
  return { key, label, unit, currency: unit === 'MONEY' ? currency : null, figure: key };
};

/** A column of words. */
export const wordColumn = (key: string, label: string) => ({
  ...{ key, label, currency: null, figure: null },
  unit: 'TEXT' as const,
});

/** The values of one row of a table: of each rule what it made of the row. */
export const cellsOf = (made: readonly ReadonlyMap<string | null, Made>[], key: string | null): (number | null)[] =>
  made.map((one) => one.get(key)?.value ?? null);
