import { Day, Id, Instant, Int, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { EXPORT_FORMATS, EXPORT_STATES, REPORT_EXPORT, type ExportFormat, type ExportState } from './export.values';
import { ReportFilter } from './report.dto';
import { REPORT_KINDS, REPORTS, type ReportKind } from './reports.values';

const count = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;

/** What is taken away: all reports of the days, one kind, or all rows behind one figure of a kind. */
export class ReportExportFilter extends ReportFilter {
  @OneOf(REPORT_KINDS, { optional: true, description: 'all of them, where none is told' }) kind?: ReportKind;
  @Text({ max: REPORTS.keyMax, optional: true, description: 'The rows behind this figure of `kind`' }) figure?: string;
  @Text({ max: REPORTS.keyMax, optional: true, description: 'Of the figure, the rows of one row of a table' })
  key?: string;
}

/** How far an export has come. Told while the file is sent, and for a day after. */
export class ReportExportDto {
  @Id() id!: number;
  @Text({ max: REPORT_EXPORT.kindMax, description: 'A kind of report, `own`, or `all`' }) kind!: string;
  @Text({ max: REPORTS.keyMax, nullable: true }) figure!: string | null;
  @OneOf(EXPORT_FORMATS) format!: ExportFormat;
  @OneOf(EXPORT_STATES) state!: ExportState;
  @Int({ ...count, description: 'Rows written' }) written!: number;
  @Int({ ...count, description: 'Rows in all' }) total!: number;
  @Day() from!: string;
  @Day() to!: string;
  @Instant() startedAt!: string;
  @Instant({ nullable: true }) endedAt!: string | null;
}
