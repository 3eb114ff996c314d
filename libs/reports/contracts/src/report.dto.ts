import { ApiProperty } from '@nestjs/swagger';
import { Day, Flag, Id, Int, ListOf, Nested, OneOf, PageFilter, Text } from '@cuspid/platform/contracts/dto';
import {
  COLUMN_UNITS,
  REPORT_GROUPINGS,
  REPORT_KINDS,
  REPORT_UNITS,
  REPORTS,
  ROW_TARGETS,
  type ColumnUnit,
  type ReportGrouping,
  type ReportKind,
  type ReportUnit,
  type RowTarget,
} from './reports.values';

const any = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER } as const;
const key = { max: REPORTS.keyMax } as const;
const label = { max: REPORTS.labelMax } as const;

const values = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'array', items: { type: 'integer', nullable: true }, description });

/** A value of a table: text, a whole number in its column's unit, or nothing. */
export type ReportCell = string | number | null;
const cells = (description: string): PropertyDecorator =>
  ApiProperty({
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { type: 'integer' }], nullable: true },
    maxItems: REPORTS.columnsMax,
    description,
  });

/** The days of a report, both included: at most 366, the last thirty unless said otherwise. */
export class ReportFilter {
  @Day({ optional: true }) from?: string;
  @Day({ optional: true }) to?: string;
  @OneOf(REPORT_GROUPINGS, { optional: true, description: '`day` up to 62 days, then `week`, from 200 days `month`' })
  groupBy?: ReportGrouping;
}

/** The days and the page of rows behind a figure, and the key of the one row of a table they belong to. */
export class ReportStretchFilter extends PageFilter {
  @Day({ optional: true }) from?: string;
  @Day({ optional: true }) to?: string;
  @Text({ ...key, optional: true, description: 'A row of a table: a clinician’s id, a kind of visit, …' }) key?: string;
}

/** The rows behind a figure, or behind one cell of a table or series: its figure and the key of its row. */
export class ReportRowsFilter extends ReportStretchFilter {
  @Text({ ...key, example: 'visits-completed' }) figure!: string;
}

/** A figure with what it was over as many days before. */
export class ReportFigureDto {
  @Text(key) key!: string;
  @Text(label) label!: string;
  @OneOf(REPORT_UNITS) unit!: ReportUnit;
  @Text({ min: 3, max: 3, nullable: true, description: 'Of MONEY' }) currency!: string | null;
  @Int({ ...any, nullable: true, description: 'null: nothing to tell it of' }) value!: number | null;
  @Int({ ...any, nullable: true, description: 'Over the days it is compared with' }) before!: number | null;
  @Int({ ...any, nullable: true, description: '`value` less `before`, in the unit' }) change!: number | null;
  @Flag({ nullable: true, description: 'null: unchanged, or neither way is better' }) isBetter!: boolean | null;
  @Int({ ...any, description: 'What the rows add up to: their count, or the sum of their amounts' }) numerator!: number;
  @Int({ ...any, nullable: true, description: 'Of a share or a mean' }) denominator!: number | null;
  @Text({ max: REPORTS.definitionMax }) definition!: string;
  @Text({ max: REPORTS.definitionMax, nullable: true }) denominatorText!: string | null;
  @Flag({ description: 'Its rows can be opened' }) hasRows!: boolean;
  @values('Its value in each group of the period') sparkline!: (number | null)[];
}

/** A stretch of the period: a day, a week from Monday, or a month, cut at the ends of the period. */
export class ReportGroupDto {
  @Day() from!: string;
  @Day() to!: string;
  @Flag({ description: 'Not over yet, or cut by the end of the period' }) isPartial!: boolean;
}

/** One line, or one colour of a stack. */
export class ReportLineDto {
  @Text(key) key!: string;
  @Text(label) label!: string;
  @Text({ ...key, nullable: true, description: 'The figure whose rows a value opens, with the days of its group' })
  figure!: string | null;
  @values('One for each group') values!: (number | null)[];
}

/** Values over the groups of the period. */
export class ReportSeriesDto {
  @Text(key) key!: string;
  @Text(label) label!: string;
  @OneOf(REPORT_UNITS) unit!: ReportUnit;
  @Text({ min: 3, max: 3, nullable: true }) currency!: string | null;
  @ListOf(() => ReportLineDto, { max: REPORTS.linesMax }) lines!: ReportLineDto[];
}

export class ReportColumnDto {
  @Text(key) key!: string;
  @Text(label) label!: string;
  @OneOf(COLUMN_UNITS) unit!: ColumnUnit;
  @Text({ min: 3, max: 3, nullable: true }) currency!: string | null;
  @Text({ ...key, nullable: true, description: 'The figure whose rows a cell opens, with the key of its row' })
  figure!: string | null;
}

export class ReportTableRowDto {
  @Text({ ...key, nullable: true, description: 'null: nobody in particular; its cells open no rows' }) key!:
    string | null;
  @cells('One for each column') cells!: ReportCell[];
}

export class ReportTableDto {
  @Text(key) key!: string;
  @Text(label) label!: string;
  @ListOf(() => ReportColumnDto, { max: REPORTS.columnsMax }) columns!: ReportColumnDto[];
  @ListOf(() => ReportTableRowDto, { max: REPORTS.tableRowsMax }) rows!: ReportTableRowDto[];
  @Nested(() => ReportTableRowDto, { nullable: true, description: 'Over all rows, the cut ones too' })
  total!: ReportTableRowDto | null;
  @Flag({ description: 'There are more rows than are shown' }) isCut!: boolean;
}

/** What every report looks like. */
export class ReportFrameDto {
  @Day() from!: string;
  @Day() to!: string;
  @Text({ max: 64, description: 'The clinic’s, which its days are of' }) zone!: string;
  @Day({ description: 'As many days, just before' }) comparedFrom!: string;
  @Day() comparedTo!: string;
  @OneOf(REPORT_GROUPINGS) groupBy!: ReportGrouping;
  @ListOf(() => ReportGroupDto, { max: REPORTS.daysMax }) groups!: ReportGroupDto[];
  @ListOf(() => ReportFigureDto, { max: REPORTS.figuresMax }) figures!: ReportFigureDto[];
  @ListOf(() => ReportSeriesDto, { max: REPORTS.seriesMax }) series!: ReportSeriesDto[];
  @ListOf(() => ReportTableDto, { max: REPORTS.tablesMax }) tables!: ReportTableDto[];
}

/** A report of the clinic. */
export class ReportDto extends ReportFrameDto {
  @OneOf(REPORT_KINDS) kind!: ReportKind;
}

export class RowPatientDto {
  @Id() id!: number;
  @Text(label) name!: string;
  @Text({ max: 32 }) patientCode!: string;
}

export class RowLinkDto {
  @OneOf(ROW_TARGETS) to!: RowTarget;
  @Id() id!: number;
}

/** One row behind a figure. */
export class ReportRowDto {
  @Text({ ...key, description: 'Tells it from the other rows' }) key!: string;
  @Nested(() => RowPatientDto, { nullable: true }) patient!: RowPatientDto | null;
  @Nested(() => RowLinkDto, { nullable: true }) link!: RowLinkDto | null;
  @Int({ ...any, description: 'What it adds to the numerator: 1, or its minutes or money' }) amount!: number;
  @cells('One for each column') cells!: ReportCell[];
}

/** A page of the rows behind a figure: their amounts add up to its numerator. */
export class ReportRowsDto {
  @Text(key) figure!: string;
  @ListOf(() => ReportColumnDto, { max: REPORTS.columnsMax }) columns!: ReportColumnDto[];
  @ListOf(() => ReportRowDto, { max: 100 }) items!: ReportRowDto[];
  @Text({ max: 1_200, nullable: true }) nextCursor!: string | null;
  @Int({ min: 0, max: Number.MAX_SAFE_INTEGER, optional: true }) total?: number;
}
