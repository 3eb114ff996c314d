import { Id, Nested, OneOf, Text } from '@cuspid/platform/contracts/dto';
import { ROLES, type Role } from '@cuspid/platform/contracts';
import { ReportFilter, ReportFrameDto, ReportStretchFilter } from './report.dto';
import { REPORTS } from './reports.values';

// Anybody's own is what is asked for without it: the console fills in none.
const whose = {
  query: true,
  optional: true,
  example: undefined,
  description: 'Whose work: an administrator’s to choose; else your own',
};

/** Whose own work, over which days. */
export class OwnReportFilter extends ReportFilter {
  @Id(whose) userId?: number;
}

/** The rows behind a figure of somebody's own work. */
export class OwnRowsFilter extends ReportStretchFilter {
  @Text({ max: REPORTS.keyMax, example: 'own-visits' }) figure!: string;
  @Id(whose) userId?: number;
}

/** What is taken away of somebody's own work: the report, or all rows behind one figure. */
export class OwnExportFilter extends ReportFilter {
  @Id(whose) userId?: number;
  @Text({ max: REPORTS.keyMax, optional: true, description: 'The rows behind this figure' }) figure?: string;
}

export class ReportPersonDto {
  @Id() id!: number;
  @Text({ max: REPORTS.labelMax }) name!: string;
  @OneOf(ROLES) role!: Role;
}

/** What one person did. */
export class OwnReportDto extends ReportFrameDto {
  @OneOf(['own']) kind!: 'own';
  @Nested(() => ReportPersonDto) person!: ReportPersonDto;
}
